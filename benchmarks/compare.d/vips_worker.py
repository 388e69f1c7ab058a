"""libvips by its C functions, through ctypes: what the vips command's "thumbnail" does, without a process a picture."""

import ctypes
import ctypes.util

import worker

SIZE_DOWN = 3 - 1  # VIPS_SIZE_BOTH, VIPS_SIZE_UP, VIPS_SIZE_DOWN
KEPT = 10_000_000  # VIPS_MAX_COORD: a box that every picture fits into

vips = ctypes.CDLL(ctypes.util.find_library("vips") or "libvips.so.42")
vips.vips_version_string.restype = ctypes.c_char_p
vips.vips_error_buffer.restype = ctypes.c_char_p
if vips.vips_init(b"compare"):
    raise SystemExit("libvips does not start")
vips.vips_cache_set_max(0)
vips.vips_concurrency_set(1)


def check(result):
    if result:
        message = vips.vips_error_buffer().decode()
        vips.vips_error_clear()
        raise RuntimeError(message)


def convert(data, request):
    image = ctypes.c_void_p()
    box = ctypes.c_int(request.side or KEPT)
    check(
        vips.vips_thumbnail_buffer(
            ctypes.c_char_p(data), ctypes.c_size_t(len(data)), ctypes.byref(image), box,
            b"height", box, b"size", ctypes.c_int(SIZE_DOWN), None,
        )
    )
    try:
        return saved(image, request)
    finally:
        vips.g_object_unref(image)


def saved(image, request):
    out, length = ctypes.c_void_p(), ctypes.c_size_t()
    target = ctypes.byref(out), ctypes.byref(length)
    strip = b"strip", ctypes.c_int(1), None
    if request.type == "jpeg":
        check(vips.vips_jpegsave_buffer(image, *target, b"Q", ctypes.c_int(request.quality), *strip))
    else:
        check(vips.vips_pngsave_buffer(image, *target, *strip))
    try:
        return ctypes.string_at(out, length.value)
    finally:
        vips.g_free(out)


worker.serve(f"libvips {vips.vips_version_string().decode().split('-')[0]}", {"image": convert})
