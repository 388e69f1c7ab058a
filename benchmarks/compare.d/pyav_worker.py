"""PyAV, as its documentation loops over frames: every frame is decoded, the wanted ones are kept."""

import io

import av

import worker


def frames(path, request):
    taken = 0
    with av.open(path) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        stream.thread_type = "NONE"
        for frame in container.decode(stream):
            if frame.time >= taken / request.fps - 1e-6:
                taken += 1
                yield jpeg(frame, request)


def jpeg(frame, request):
    width, height = request.target(frame.width, frame.height)
    out = io.BytesIO()
    frame.to_image(width=width, height=height).save(out, "JPEG", quality=request.quality, subsampling="4:2:0")
    return out.getvalue()


worker.serve(f"PyAV {av.__version__}, libavcodec {'.'.join(map(str, av.library_versions['libavcodec']))}", {"video": frames})
