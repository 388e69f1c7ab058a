"""Pillow. Argument: "resize" decodes in full and resizes; "thumbnail" lets draft() and reducing_gap help."""

import io
import sys

import PIL
from PIL import Image, ImageOps, features

import worker

LANCZOS = Image.Resampling.LANCZOS


def resized(image, request):
    image = plain(ImageOps.exif_transpose(image))
    size = request.target(*image.size)
    return image if size == image.size else image.resize(size, LANCZOS)


def thumbnail(image, request):
    # Turned afterwards: turning decodes, and then nothing is left for draft() to save.
    if image.mode == "P":
        image = plain(image)
    if request.side:
        image.thumbnail((request.side, request.side), LANCZOS)
    return plain(ImageOps.exif_transpose(image))


def plain(image):
    """Palettes cannot be resized smoothly."""
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    return image


def convert(data, request):
    image = SHRINK(Image.open(io.BytesIO(data)), request)
    out = io.BytesIO()
    if request.type == "jpeg":
        if image.mode not in ("RGB", "L"):
            image = image.convert("RGB")
        image.save(out, "JPEG", quality=request.quality, subsampling="4:2:0")
    else:
        image.save(out, "PNG")
    return out.getvalue()


SHRINK = {"resize": resized, "thumbnail": thumbnail}[sys.argv[1]]
worker.serve(
    f"Pillow {PIL.__version__}, libjpeg-turbo {features.version('libjpeg_turbo')}",
    {"image": convert, "datauri": worker.data_uri},
)
