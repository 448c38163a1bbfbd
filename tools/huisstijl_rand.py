"""Header and footer of a Word shell, with the watermark. Part of `tools/huisstijl.py`."""

from __future__ import annotations

from huisstijl_thema import HEAD, Theme, W

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'

TAB = "<w:r><w:tab/></w:r>"


def run(text: str) -> str:
    """One run of text or tags."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str) -> str:
    """A Word field; every program computes these two on opening, so what stands there first does not matter."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def watermark(number: int) -> str:
    """CONCEPT across the page, only in a concept; under the name by which Word knows (and removes) a watermark."""
    shape_type = (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>'
        '<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
        '<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/>'
        '</v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
    )
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        'alt="CONCEPT" style="position:absolute;margin-left:0;margin-top:0;width:470pt;height:94pt;rotation:315;'
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" '
        'fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>'
        '<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="CONCEPT"/>'
        "</v:shape>"
    )
    return (
        run("{% if concept %}")
        + f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{shape_type}{shape}</w:pict></w:r>"
        + run("{% endif %}")
    )


def low(style: str, line: int, before: int = 0) -> str:
    """A bar, a line or white: a paragraph without text, `line` twips high, in the colour of its style."""
    exact = f'<w:spacing w:before="{before}" w:after="0" w:line="{line}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{exact}</w:pPr></w:p>'


def header(theme: Theme, *, first: bool) -> str:
    """Title and reference; on the first page the title stands below, so the reference stands alone."""
    number = 2 if first else 1
    title = "" if first else "{{ titel }}{% if ondertitel %} · {{ ondertitel }}{% endif %}"
    reference = "{% if kenmerk %}Kenmerk {{ kenmerk }}{% endif %}"
    above = low("Balk", 90) + low("Tabelwit", 120) if theme.bar and not first else ""
    return (
        f'{HEAD}<w:hdr {W} {R} {V}>{above}<w:p><w:pPr><w:pStyle w:val="Koptekst"/></w:pPr>'
        f"{watermark(number)}{run(title) if title else ''}{TAB}{run(reference)}</w:p></w:hdr>"
    )


def footer() -> str:
    """Status, version and date on the left, the page on the right."""
    parts = (
        "{% if concept %}Concept{% elif ter_besluitvorming %}Ter besluitvorming{% endif %}",
        "{% if (concept or ter_besluitvorming) and (versie or datum) %} · {% endif %}",
        "{% if versie %}versie {{ versie }}{% endif %}{% if versie and datum %} · {% endif %}{{ datum }}",
    )
    return (
        f'{HEAD}<w:ftr {W} {R}>{low("Lijn", 15)}<w:p><w:pPr><w:pStyle w:val="Voettekst"/></w:pPr>'
        f"{run(''.join(parts))}{TAB}{run('pagina ')}{field('PAGE')}{run(' van ')}{field('NUMPAGES')}"
        "</w:p></w:ftr>"
    )
