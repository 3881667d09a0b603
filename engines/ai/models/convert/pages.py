"""Pages whose text is known, drawn with DejaVu: one plain, one in two columns, one tilted and light on dark."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = "fonts-dejavu-core/usr/share/fonts/truetype/dejavu"

PLAIN = """\
How a lighthouse works
A lighthouse shows ships where the coast begins. Its lamp
is small, yet the lens around it gathers the light into a few
narrow beams, and the whole lens turns once in 20 seconds.
Each tower has a rhythm of its own: two short flashes and a
pause of 7.5 seconds mean one place, a single long flash
means another. Sailors look it up in a list of lights.
The lens was invented in 1822. It is made of rings of glass,
each ground so that its light leaves level with the sea."""

LEFT = """\
Bread at home
Take 500 g of flour,
350 ml of water, 10 g
of salt and 3 g of yeast.
Mix them with a spoon
and wait for 12 hours.
The dough doubles."""

RIGHT = """\
In the oven
Heat a heavy pot to
230 degrees. Let the
dough fall into it, put
the lid on, and bake it
for 30 minutes, then for
15 more without the lid."""

LIGHT = """\
Fahrplan / Timetable
08:15 München - Zürich, Gleis 26
09:40 Köln - Brüssel, Gleis 4
11:05 Genève - Lyon, voie 7
13:30 Århus - Malmö, spor 2
Änderungen sind möglich!"""


def draw_all(fonts, folder):
    """Draws the pages, and writes the text of each beside it, lines in the order in which one reads."""
    folder = Path(folder)
    plain = _page(920, 560, 255)
    _lines(plain, PLAIN, (40, 36), fonts / "DejaVuSerif.ttf", 26, 54, 0)
    _keep(plain, PLAIN, folder / "page-1")

    columns = _page(900, 480, 244)
    _lines(columns, LEFT, (40, 40), fonts / "DejaVuSans.ttf", 26, 56, 20)
    _lines(columns, RIGHT, (490, 40), fonts / "DejaVuSans.ttf", 26, 56, 20)
    _keep(columns, f"{LEFT}\n{RIGHT}", folder / "page-2")

    light = _page(860, 520, 30)
    _lines(light, LIGHT, (90, 80), fonts / "DejaVuSansMono-Bold.ttf", 28, 62, 235)
    _keep(light.rotate(2.5, Image.Resampling.BICUBIC, fillcolor=30), LIGHT, folder / "page-3")


def _page(width, height, paper):
    return Image.new("L", (width, height), paper)


def _lines(page, text, at, font, size, height, ink):
    pen, face = ImageDraw.Draw(page), ImageFont.truetype(str(font), size, layout_engine=ImageFont.Layout.BASIC)
    for index, line in enumerate(text.splitlines()):
        pen.text((at[0], at[1] + index * height), line, font=face, fill=ink)


def _keep(page, text, path):
    # Not compressed: what a compressor gives depends on the machine.
    page.save(path.with_suffix(".png"), compress_level=0)
    path.with_suffix(".txt").write_text(text + "\n", encoding="utf-8", newline="\n")
