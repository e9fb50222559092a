"""Runs the recipes of the guide on data on a built site, and holds what they read against the file itself."""
import csv
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import duckdb

guide, site = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
RECIPES = dict(re.findall(r"^```(sql|python|r)\n(.*?)^```$", guide.read_text("utf-8"), re.M | re.S))
R_LINE = re.search(r"`(read\.csv\(file, [^`]+\))`", guide.read_text("utf-8"))[1]


def records(file):
    """A file as Python's own reader sees it, each record by its columns."""
    with open(file, newline="", encoding="utf-8-sig") as stream:
        return list(csv.DictReader(stream))


def received(expected):
    return [one for one in expected if (one["table_id"], one["row_id"]) == ("requests", "received")]


def same_numbers(found, expected):
    return [None if number is None else Decimal(str(number)) for number in found] == [
        Decimal(one["value"]) if one["value"] else None for one in expected]


def through_duckdb(expected):
    create, select, copy = RECIPES["sql"].split("\n\n")
    database = duckdb.connect()
    database.execute(create)
    largest = database.execute(select).fetchall()
    total = [one for one in received(expected) if one["column_id"] == "total" and one["value"]]
    wanted = sorted((Decimal(one["value"]) for one in total), reverse=True)[:10]
    assert [Decimal(printed) for _, _, printed in largest] == wanted, largest
    database.execute(copy)
    columns = ", ".join(expected[0])
    for table in ["figures", "read_parquet('figures.parquet')"]:
        read = database.execute(f"SELECT {columns} FROM {table}").fetchall()
        assert len(read) == len(expected)
        assert same_numbers([row[list(expected[0]).index("value")] for row in read], expected), table
        for row, one in zip(read, expected):
            texts = {name: "" if field is None else str(field) for name, field in zip(one, row)}
            assert all(texts[name] == one[name] for name in one if name != "value"), (texts, one)


def through_pandas(expected):
    names = {}
    exec(RECIPES["python"], names)
    figures = names["figures"]
    assert same_numbers(figures["value"], expected)
    for name in expected[0]:
        assert name == "value" or list(figures[name]) == [one[name] for one in expected], name
    assert len(names["received"]) == len(received(expected))


def through_r(expected):
    script = RECIPES["r"] + """
write.csv(figures, "back.csv", row.names = FALSE, fileEncoding = "UTF-8")
cat(nrow(received), sum(is.na(figures$number)), format(sum(figures$number[figures$kind == "zero"])))
"""
    done = subprocess.run(["Rscript", "-"], input=script, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert done.stderr == "", done.stderr
    assert done.stdout.split() == [str(len(received(expected))), str(sum(not one["value"] for one in expected)), "0"], done.stdout
    back = records("back.csv")
    assert [{name: one[name] for name in expected[0]} for one in back] == expected


def tables_by_name():
    """The tables of publishers with names, in both languages: the line of the guide for base R, and DuckDB."""
    files = sorted(site.glob("*/tables/*/*.csv"))[:3] + sorted(site.glob("en/*/tables/*/*.csv"))[:3]
    for file in files:
        expected = records(file)
        script = f'file <- "{file}"\ntable <- {R_LINE}\ntable[is.na(table)] <- ""\n' \
            'write.csv(table, "back.csv", row.names = FALSE, fileEncoding = "UTF-8")'
        subprocess.run(["Rscript", "-"], input=script, check=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
        assert records("back.csv") == expected, file
        read = duckdb.connect().execute(f"SELECT {', '.join(expected[0])} FROM read_csv('{file}', all_varchar = true)").fetchall()
        assert [["" if field is None else field for field in row] for row in read] == [list(one.values()) for one in expected], file
    return len(files)


def unquoted():
    """Every name of a column of every CSV file is a name in a database that knows the words of SQL."""
    for file in [*site.glob("data/*.csv"), next(site.glob("*/tables/*/*.csv"))]:
        names = list(records(file)[0]) if records(file) else open(file, encoding="utf-8-sig").readline().strip().split(",")
        for database in [sqlite3.connect(":memory:"), duckdb.connect()]:
            database.execute(f"CREATE TABLE t ({', '.join(f'{name} TEXT' for name in names)})")
            database.execute(f"SELECT {', '.join(names)} FROM t WHERE {names[0]} = '' ORDER BY {names[-1]}")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    Path("figures.csv").write_bytes((site / "data/figures.csv").read_bytes())
    expected = records("figures.csv")
    through_duckdb(expected)
    through_pandas(expected)
    through_r(expected)
    unquoted()
    print(f"{len(expected)} figures read by DuckDB, pandas and R and written as Parquet; {tables_by_name()} tables with names")
