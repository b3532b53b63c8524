"""What makes a PDF fit for the archive and for every reader: PDF/A-2a and PDF/UA-1 in one file."""

import re
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from caseworker_app.documents.tags import Structure, build

COLOURS = "sRGB IEC61966-2.1"
TOLD = ("title", "subject", "author", "producer", "creator")
PROFILE_DATE = slice(24, 36)
PROFILE_ID = slice(84, 100)
PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)'(\d\d)'?)?")

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def finished(drawn: bytes, structure: Structure) -> bytes:
    """The drawn pages with their structure, what they are about and what their colours mean."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        build(pdf, structure)
        _tell_about(pdf)
        pdf.Root.OutputIntents = Array([_screen_colours(pdf)])
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Equal files give equal bytes."""
    target = BytesIO()
    pdf.save(target, deterministic_id=True, force_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def _tell_about(pdf: pikepdf.Pdf) -> None:
    """The same words in both places where readers look: the old table and the newer XML."""
    info = pdf.docinfo
    made = str(info["/CreationDate"])
    info["/ModDate"] = String(made)
    for key in ("/Keywords", "/Trapped"):
        if key in info:
            del info[key]
    words = {name: escape(str(info[f"/{name.title()}"])) for name in TOLD}
    xmp = XMP.format(**words, language=escape(str(pdf.Root.Lang)), made=_xml_date(made))
    metadata = pikepdf.Stream(pdf, xmp.encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)


def _xml_date(date: str) -> str:
    """2026-11-22T18:30:00+01:00 for D:20261122183000+01'00'."""
    found = PDF_DATE.match(date)
    if not found:
        raise ValueError(date)
    year, month, day, hour, minute, second, zone, zone_minutes = found.groups()
    place = f"{zone}:{zone_minutes}" if zone else "Z"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{place}"


def _screen_colours(pdf: pikepdf.Pdf) -> Any:
    profile = pikepdf.Stream(pdf, _profile())
    profile.N = 3
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String(COLOURS),
            Info=String(COLOURS),
            DestOutputProfile=pdf.make_indirect(profile),
        )
    )


@cache
def _profile() -> bytes:
    """The colours of screens, without the moment this copy of their description was made."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[PROFILE_DATE] = bytes((7, 208, 0, 1, 0, 1)) + bytes(6)
    profile[PROFILE_ID] = bytes(16)
    return bytes(profile)
