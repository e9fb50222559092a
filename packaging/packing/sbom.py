"""The list of what is in the program, in CycloneDX 1.6: each crate, its licence, its checksum, and what uses it."""

import datetime
import json
import re
import uuid

from .project import ROOT


def write(what, to):
    sums = checksums()
    own = component(what.package, "application", {})
    own["bom-ref"] = f"{own['bom-ref']}?target={to.triple}"
    crates = [component(crate, "library", sums) for crate in what.crates]
    by_id = {crate["id"]: of["bom-ref"] for crate, of in zip(what.crates, crates)}
    by_id[what.package["id"]] = own["bom-ref"]
    moment = datetime.datetime.fromtimestamp(what.time, datetime.timezone.utc)
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": own},
        "components": crates,
        "dependencies": [{"ref": by_id[crate], "dependsOn": sorted(by_id[used] for used in set(what.uses[crate]))}
                         for crate in sorted(what.uses, key=by_id.get)],
    }
    # The same list has the same number.
    bill["serialNumber"] = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bill, sort_keys=True)).urn
    return (json.dumps(bill, indent=2, ensure_ascii=False) + "\n").encode()


def component(crate, kind, sums):
    name, version = crate["name"], crate["version"]
    address = f"pkg:cargo/{name}@{version}"
    found = {"type": kind, "bom-ref": address, "name": name, "version": version, "purl": address}
    if crate["description"]:
        found["description"] = " ".join(crate["description"].split())
    # Older crates write a stroke where SPDX says OR.
    found["licenses"] = [{"expression": crate["license"].replace("/", " OR ")}]
    if (name, version) in sums:
        found["hashes"] = [{"alg": "SHA-256", "content": sums[name, version]}]
    if crate["repository"]:
        found["externalReferences"] = [{"type": "vcs", "url": crate["repository"]}]
    return found


def checksums():
    lock = (ROOT / "Cargo.lock").read_text(encoding="utf-8")
    entries = re.findall(r'^name = "(.*)"\nversion = "(.*)"\nsource = .*\nchecksum = "(.*)"$', lock, re.MULTILINE)
    return {(name, version): checksum for name, version, checksum in entries}


def file(into, what, to, bill):
    path = into / f"{what.name}-{what.version}-{to.triple}.cdx.json"
    path.write_bytes(bill)
    return path
