//! Which element of the XML is which column of the form.

/// A section of the XML, the table that it is, and its elements that are columns: an element, one in another
/// (`SimpleResponseTime/…`), or one beside a code (`NonExemptionDenial[NoRecords]`).
pub(super) struct Section {
    /// The name of its element.
    pub name: &'static str,
    /// The id of the table.
    pub table: &'static str,
    /// The elements with the ids of their columns; those of two schema versions have two names.
    pub columns: &'static [(&'static str, &'static str)],
}

/// The section of statutes, whose items are rows with components under them.
pub(super) const STATUTES: &str = "Exemption3StatuteSection";

/// The sections whose items have reasons under them.
pub(super) const REASONS: [&str; 2] = ["RequestDenialOtherReasonSection", "AppealDenialOtherReasonSection"];

const PROCESSING: &[(&str, &str)] = &[
    ("ProcessingStatisticsPendingAtStartQuantity", "pending_start"),
    ("ProcessingStatisticsReceivedQuantity", "received"),
    ("ProcessingStatisticsProcessedQuantity", "processed"),
    ("ProcessingStatisticsPendingAtEndQuantity", "pending_end"),
];

const EXEMPTIONS: &[(&str, &str)] = &[
    ("AppliedExemption[Ex. 1]", "ex_1"),
    ("AppliedExemption[Ex. 2]", "ex_2"),
    ("AppliedExemption[Ex. 3]", "ex_3"),
    ("AppliedExemption[Ex. 4]", "ex_4"),
    ("AppliedExemption[Ex. 5]", "ex_5"),
    ("AppliedExemption[Ex. 6]", "ex_6"),
    ("AppliedExemption[Ex. 7(A)]", "ex_7a"),
    ("AppliedExemption[Ex. 7(B)]", "ex_7b"),
    ("AppliedExemption[Ex. 7(C)]", "ex_7c"),
    ("AppliedExemption[Ex. 7(D)]", "ex_7d"),
    ("AppliedExemption[Ex. 7(E)]", "ex_7e"),
    ("AppliedExemption[Ex. 7(F)]", "ex_7f"),
    ("AppliedExemption[Ex. 8]", "ex_8"),
    ("AppliedExemption[Ex. 9]", "ex_9"),
];

const DURATIONS: &[(&str, &str)] = &[
    ("SimpleResponseTime/ResponseTimeMedianDaysValue", "simple_median"),
    ("SimpleResponseTime/ResponseTimeAverageDaysValue", "simple_average"),
    ("SimpleResponseTime/ResponseTimeLowestDaysValue", "simple_lowest"),
    ("SimpleResponseTime/ResponseTimeHighestDaysValue", "simple_highest"),
    ("ComplexResponseTime/ResponseTimeMedianDaysValue", "complex_median"),
    ("ComplexResponseTime/ResponseTimeAverageDaysValue", "complex_average"),
    ("ComplexResponseTime/ResponseTimeLowestDaysValue", "complex_lowest"),
    ("ComplexResponseTime/ResponseTimeHighestDaysValue", "complex_highest"),
    ("ExpeditedResponseTime/ResponseTimeMedianDaysValue", "expedited_median"),
    ("ExpeditedResponseTime/ResponseTimeAverageDaysValue", "expedited_average"),
    ("ExpeditedResponseTime/ResponseTimeLowestDaysValue", "expedited_lowest"),
    ("ExpeditedResponseTime/ResponseTimeHighestDaysValue", "expedited_highest"),
];

const INCREMENTS: &[(&str, &str)] = &[
    ("TimeIncrement[1-20]", "from_1"),
    ("TimeIncrement[21-40]", "from_21"),
    ("TimeIncrement[41-60]", "from_41"),
    ("TimeIncrement[61-80]", "from_61"),
    ("TimeIncrement[81-100]", "from_81"),
    ("TimeIncrement[101-120]", "from_101"),
    ("TimeIncrement[121-140]", "from_121"),
    ("TimeIncrement[141-160]", "from_141"),
    ("TimeIncrement[161-180]", "from_161"),
    ("TimeIncrement[181-200]", "from_181"),
    ("TimeIncrement[201-300]", "from_201"),
    ("TimeIncrement[301-400]", "from_301"),
    ("TimeIncrement[401+]", "from_401"),
    ("TimeIncrementTotalQuantity", "total"),
];

const OLDEST: &[(&str, &str)] = &[
    ("OldItem[1]/OldItemReceiptDate", "date_1"),
    ("OldItem[1]/OldItemPendingDaysQuantity", "days_1"),
    ("OldItem[2]/OldItemReceiptDate", "date_2"),
    ("OldItem[2]/OldItemPendingDaysQuantity", "days_2"),
    ("OldItem[3]/OldItemReceiptDate", "date_3"),
    ("OldItem[3]/OldItemPendingDaysQuantity", "days_3"),
    ("OldItem[4]/OldItemReceiptDate", "date_4"),
    ("OldItem[4]/OldItemPendingDaysQuantity", "days_4"),
    ("OldItem[5]/OldItemReceiptDate", "date_5"),
    ("OldItem[5]/OldItemPendingDaysQuantity", "days_5"),
    ("OldItem[6]/OldItemReceiptDate", "date_6"),
    ("OldItem[6]/OldItemPendingDaysQuantity", "days_6"),
    ("OldItem[7]/OldItemReceiptDate", "date_7"),
    ("OldItem[7]/OldItemPendingDaysQuantity", "days_7"),
    ("OldItem[8]/OldItemReceiptDate", "date_8"),
    ("OldItem[8]/OldItemPendingDaysQuantity", "days_8"),
    ("OldItem[9]/OldItemReceiptDate", "date_9"),
    ("OldItem[9]/OldItemPendingDaysQuantity", "days_9"),
    ("OldItem[10]/OldItemReceiptDate", "date_10"),
    ("OldItem[10]/OldItemPendingDaysQuantity", "days_10"),
];

const COMPARED: &[(&str, &str)] = &[
    ("ItemsReceivedLastYearQuantity", "received_last"),
    ("ItemsReceivedCurrentYearQuantity", "received_current"),
    ("ItemsProcessedLastYearQuantity", "processed_last"),
    ("ItemsProcessedCurrentYearQuantity", "processed_current"),
    ("ReceivedLastYearQuantity", "received_last"),
    ("ReceivedCurrentYearQuantity", "received_current"),
    ("ProcessedLastYearQuantity", "processed_last"),
    ("ProcessedCurrentYearQuantity", "processed_current"),
];

const BACKLOG_COMPARED: &[(&str, &str)] =
    &[("BacklogLastYearQuantity", "last"), ("BacklogCurrentYearQuantity", "current")];

const OTHER_REASONS: &[(&str, &str)] = &[("ComponentOtherDenialReasonQuantity", "times")];

const fn section(
    name: &'static str,
    table: &'static str,
    columns: &'static [(&'static str, &'static str)],
) -> Section {
    Section { name, table, columns }
}

/// Every section, in the order of the XML.
pub(super) const SECTIONS: [Section; 32] = [
    section(STATUTES, "statutes", &[]),
    section("ProcessedRequestSection", "requests", PROCESSING),
    section(
        "RequestDispositionSection",
        "dispositions",
        &[
            ("RequestDispositionFullGrantQuantity", "full_grants"),
            ("RequestDispositionPartialGrantQuantity", "partial_grants"),
            ("RequestDispositionFullExemptionDenialQuantity", "full_denials"),
            ("NonExemptionDenial[NoRecords]", "no_records"),
            ("NonExemptionDenial[Referred]", "referred"),
            ("NonExemptionDenial[Withdrawn]", "withdrawn"),
            ("NonExemptionDenial[FeeRelated]", "fee_related"),
            ("NonExemptionDenial[NotDescribed]", "not_described"),
            ("NonExemptionDenial[ImproperRequest]", "improper"),
            ("NonExemptionDenial[NotAgency]", "not_agency_record"),
            ("NonExemptionDenial[Duplicate]", "duplicate"),
            ("NonExemptionDenial[Other]", "other"),
            ("RequestDispositionTotalQuantity", "total"),
        ],
    ),
    section(REASONS[0], "other_reasons", OTHER_REASONS),
    section("RequestDispositionAppliedExemptionsSection", "exemptions", EXEMPTIONS),
    section("ProcessedAppealSection", "appeals", PROCESSING),
    section(
        "AppealDispositionSection",
        "appeal_dispositions",
        &[
            ("AppealDispositionAffirmedQuantity", "affirmed"),
            ("AppealDispositionPartialQuantity", "partial"),
            ("AppealDispositionReversedQuantity", "reversed"),
            ("AppealDispositionOtherQuantity", "other"),
            ("AppealDispositionTotalQuantity", "total"),
        ],
    ),
    section("AppealDispositionAppliedExemptionsSection", "appeal_exemptions", EXEMPTIONS),
    section(
        "AppealNonExemptionDenialSection",
        "appeal_other_denials",
        &[
            ("NonExemptionDenial[NoRecords]", "no_records"),
            ("NonExemptionDenial[Referred]", "referred"),
            ("NonExemptionDenial[Withdrawn]", "withdrawn"),
            ("NonExemptionDenial[FeeRelated]", "fee_related"),
            ("NonExemptionDenial[NotDescribed]", "not_described"),
            ("NonExemptionDenial[ImproperRequest]", "improper"),
            ("NonExemptionDenial[NotAgency]", "not_agency_record"),
            ("NonExemptionDenial[Duplicate]", "duplicate"),
            ("NonExemptionDenial[InLitigation]", "in_litigation"),
            ("NonExemptionDenial[ExpeditedDenial]", "expedited_denial"),
            ("NonExemptionDenial[Other]", "other"),
        ],
    ),
    section(REASONS[1], "appeal_other_reasons", OTHER_REASONS),
    section(
        "AppealResponseTimeSection",
        "appeal_response_times",
        &[
            ("ResponseTimeMedianDaysValue", "median"),
            ("ResponseTimeAverageDaysValue", "average"),
            ("ResponseTimeLowestDaysValue", "lowest"),
            ("ResponseTimeHighestDaysValue", "highest"),
        ],
    ),
    section("OldestPendingAppealSection", "oldest_appeals", OLDEST),
    section("ProcessedResponseTimeSection", "response_times", DURATIONS),
    section("InformationGrantedResponseTimeSection", "granted_response_times", DURATIONS),
    section("SimpleResponseTimeIncrementsSection", "simple_increments", INCREMENTS),
    section("ComplexResponseTimeIncrementsSection", "complex_increments", INCREMENTS),
    section("ExpeditedResponseTimeIncrementsSection", "expedited_increments", INCREMENTS),
    section(
        "PendingPerfectedRequestsSection",
        "pending_requests",
        &[
            ("SimplePendingRequestStatistics/PendingRequestQuantity", "simple_pending"),
            ("SimplePendingRequestStatistics/PendingRequestMedianDaysValue", "simple_median"),
            ("SimplePendingRequestStatistics/PendingRequestAverageDaysValue", "simple_average"),
            ("ComplexPendingRequestStatistics/PendingRequestQuantity", "complex_pending"),
            ("ComplexPendingRequestStatistics/PendingRequestMedianDaysValue", "complex_median"),
            ("ComplexPendingRequestStatistics/PendingRequestAverageDaysValue", "complex_average"),
            ("ExpeditedPendingRequestStatistics/PendingRequestQuantity", "expedited_pending"),
            ("ExpeditedPendingRequestStatistics/PendingRequestMedianDaysValue", "expedited_median"),
            ("ExpeditedPendingRequestStatistics/PendingRequestAverageDaysValue", "expedited_average"),
        ],
    ),
    section("OldestPendingRequestSection", "oldest_requests", OLDEST),
    section(
        "ExpeditedProcessingSection",
        "expedited_processing",
        &[
            ("RequestGrantedQuantity", "granted"),
            ("RequestDeniedQuantity", "denied"),
            ("AdjudicationMedianDaysValue", "median"),
            ("AdjudicationAverageDaysValue", "average"),
            ("AdjudicationWithinTenDaysQuantity", "within_ten_days"),
        ],
    ),
    section(
        "FeeWaiverSection",
        "fee_waivers",
        &[
            ("RequestGrantedQuantity", "granted"),
            ("RequestDeniedQuantity", "denied"),
            ("AdjudicationMedianDaysValue", "median"),
            ("AdjudicationAverageDaysValue", "average"),
        ],
    ),
    section(
        "PersonnelAndCostSection",
        "personnel",
        &[
            ("FullTimeEmployeeQuantity", "full_time"),
            ("EquivalentFullTimeEmployeeQuantity", "equivalent"),
            ("TotalFullTimeStaffQuantity", "total_staff"),
            ("ProcessingCostAmount", "processing_costs"),
            ("LitigationCostAmount", "litigation_costs"),
            ("TotalCostAmount", "total_costs"),
        ],
    ),
    section(
        "FeesCollectedSection",
        "fees",
        &[("FeesCollectedAmount", "collected"), ("FeesCollectedCostPercent", "percentage")],
    ),
    section("SubsectionUsedSection", "subsection_c", &[("TimesUsedQuantity", "times_used")]),
    section(
        "SubsectionPostSection",
        "postings",
        &[("PostedbyFOIAQuantity", "by_foia_office"), ("PostedbyProgramQuantity", "by_program_offices")],
    ),
    section(
        "BacklogSection",
        "backlog",
        &[
            ("BackloggedRequestQuantity", "backlogged_requests"),
            ("BackloggedAppealQuantity", "backlogged_appeals"),
        ],
    ),
    section("ProcessedConsultationSection", "consultations", PROCESSING),
    section("OldestPendingConsultationSection", "oldest_consultations", OLDEST),
    section("ProcessedRequestComparisonSection", "requests_compared", COMPARED),
    section("BackloggedRequestComparisonSection", "backlog_compared", BACKLOG_COMPARED),
    section("ProcessedAppealComparisonSection", "appeals_compared", COMPARED),
    section("BackloggedAppealComparisonSection", "appeal_backlog_compared", BACKLOG_COMPARED),
];
