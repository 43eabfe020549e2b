"""Elements of WordprocessingML as text."""

from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def w(tag: str, *inside: str, **attributes: object) -> str:
    """An element with what stands in it; attributes whose value is "" are left out."""
    told = "".join(f" w:{key.rstrip('_')}={quoteattr(str(said))}" for key, said in attributes.items() if said != "")
    content = "".join(inside)
    return f"<w:{tag}{told}>{content}</w:{tag}>" if content else f"<w:{tag}{told}/>"


def val(tag: str, value: object) -> str:
    """An element that only has a value."""
    return f"<w:{tag} w:val={quoteattr(str(value))}/>"


def spoken(words: str, tag: str = "t") -> str:
    """Words inside a run: a tab for each tab, a broken line for each line feed."""
    made = []
    for number, line in enumerate(words.split("\n")):
        made.append("<w:br/>" * bool(number))
        for at, part in enumerate(line.split("\t")):
            made.append("<w:tab/>" * bool(at))
            made.append(f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>' if part else "")
    return "".join(made)


def whole(tag: str, *inside: str) -> bytes:
    """A part of a Word file."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{"".join(inside)}</w:{tag}>'.encode()
