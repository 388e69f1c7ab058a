"""What every Python worker shares: reads one request a line, does it, and says what it took.

A request is a line of words with tabs between them:
    kind file side type quality fps repeat out
kind is image, datauri or video; side 0 keeps the size; repeat is how often the job is done within one
measurement; out is - or where the result is to be written (video: a folder): such a call is not counted.
The answer is "ok MILLIS CPU_MILLIS BYTES COUNT NOTE" a call, or "no REASON".
"""

import base64
import os
import sys
import time


def data_uri(data, request):
    return b"data:image/jpeg;base64," + base64.b64encode(data)


class Request:
    def __init__(self, line):
        self.kind, self.file, side, self.type, quality, fps, repeat, self.out = line.rstrip("\n").split("\t")
        self.side, self.quality, self.fps, self.repeat = int(side), int(quality), float(fps), int(repeat)

    def target(self, width, height):
        """The size inside the box, never larger than the picture."""
        longest = max(width, height)
        if self.side == 0 or longest <= self.side:
            return width, height
        return max(1, round(width * self.side / longest)), max(1, round(height * self.side / longest))


def measure(job, request):
    given = request.file
    if request.kind != "video":
        with open(request.file, "rb") as file:
            given = file.read()
    wall, cpu = time.perf_counter_ns(), time.process_time_ns()
    for _ in range(request.repeat):
        length, count = consume(job(given, request), request)
    wall, cpu = time.perf_counter_ns() - wall, time.process_time_ns() - cpu
    scale = request.repeat * 1e6
    return f"ok\t{wall / scale:.6f}\t{cpu / scale:.6f}\t{length}\t{count}\t"


def consume(result, request):
    """Takes pictures as they are made, so that a long video does not fill the memory."""
    length = count = 0
    for part in [result] if isinstance(result, bytes) else result:
        length, count = length + len(part), count + 1
        if request.out != "-":
            frame = f"{count:05d}.jpg" if request.kind == "video" else ""
            with open(os.path.join(request.out, frame) if frame else request.out, "wb") as file:
                file.write(part)
    return length, count


def serve(version, jobs):
    """Answers until the input ends. jobs: the kinds this worker does, each with a function."""
    say(f"ready\t{version}")
    for line in sys.stdin:
        request = Request(line)
        try:
            say(measure(jobs[request.kind], request) if request.kind in jobs else "no\tnot a job of this worker")
        except Exception as e:
            say("no\t" + " ".join(f"{type(e).__name__}: {e}".split()))


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
