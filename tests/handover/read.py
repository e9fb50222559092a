"""Reads a recorded site as web archives do, and its catalogue as data portals do, and holds both against the site."""
import hashlib
import sys
from pathlib import Path
from urllib.parse import unquote

from rdflib import Graph, Namespace
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF
from warcio.archiveiterator import ArchiveIterator

site, file = Path(sys.argv[1]), Path(sys.argv[2])


def digests():
    for line in (site / "manifest-sha256.txt").read_text().splitlines():
        digest, path = line.split("  ", 1)
        yield path, digest
    yield "manifest-sha256.txt", hashlib.sha256((site / "manifest-sha256.txt").read_bytes()).hexdigest()


expected, served, base = dict(digests()), {}, None
with open(file, "rb") as stream:
    for record in ArchiveIterator(stream):
        if record.rec_type == "warcinfo":
            fields = dict(line.split(": ", 1) for line in record.content_stream().read().decode().splitlines())
            base = fields["isPartOf"]
            assert fields["identifier"] == "https://doi.org/10.1000/182", fields
            continue
        assert record.rec_type == "response" and record.http_headers.get_statuscode() == "200"
        address = record.rec_headers.get_header("WARC-Target-URI")
        assert address.startswith(base), address
        path = unquote(address[len(base):])
        path = path + "index.html" if path == "" or path.endswith("/") else path
        body = record.content_stream().read()
        assert int(record.http_headers.get_header("Content-Length")) == len(body)
        served[path] = hashlib.sha256(body).hexdigest()
assert served == expected, set(served.items()) ^ set(expected.items())

graph = Graph().parse(site / "data/catalog.jsonld", format="json-ld")
catalogue = graph.value(predicate=RDF.type, object=DCAT.Catalog)
for wanted in [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.identifier, DCAT.dataset]:
    assert graph.value(catalogue, wanted), wanted
datasets = list(graph.objects(catalogue, DCAT.dataset))
assert len(datasets) > 1
for dataset in datasets:
    for wanted in [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.temporal]:
        assert graph.value(dataset, wanted), (dataset, wanted)
    agent = graph.value(dataset, DCTERMS.publisher)
    assert (agent, RDF.type, FOAF.Agent) in graph
    files = list(graph.objects(dataset, DCAT.distribution))
    assert files, dataset
    for one in files:
        path = unquote(str(graph.value(one, DCAT.downloadURL))[len(base):])
        assert path in expected, path
        kind = str(graph.value(one, DCAT.mediaType))
        assert kind.startswith("https://www.iana.org/assignments/media-types/"), kind
print(f"{len(served)} responses, {len(datasets)} data sets")
