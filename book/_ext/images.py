"""Pictures of pixels in the pages, without what they do not need.

Why: Matplotlib writes each picture of pixels with four channels and packs it quickly rather than well, so that the
images of garments were a quarter of their chapter's weight. Grey pixels need one channel, and one for what is
see-through.
"""

from __future__ import annotations

import base64
import io
import re

import numpy as np
from PIL import Image

_PIXELS = re.compile(r"data:image/png;base64,\s*([A-Za-z0-9+/=\s]+)")


def smaller(html: str) -> str:
    """Return a page whose pictures are packed as well as can be; what is seen of each pixel does not change."""
    return _PIXELS.sub(_packed, html)


def _packed(match: re.Match) -> str:
    with Image.open(io.BytesIO(base64.b64decode(match[1]))) as image:
        pixels = np.array(image.convert("RGBA"))
    clear = pixels[..., 3] == 0
    pixels[clear] = 0  # a colour that nobody sees
    grey = (pixels[..., :3] == pixels[..., :1]).all()
    if grey and not clear.any() and (pixels[..., 3] == 255).all():
        pixels = pixels[..., 0]
    elif grey:
        pixels = pixels[..., [0, 3]]
    made = io.BytesIO()
    Image.fromarray(pixels).save(made, "PNG", optimize=True)
    text = "data:image/png;base64," + base64.b64encode(made.getvalue()).decode()
    return text if len(text) < len(match[0]) else match[0]
