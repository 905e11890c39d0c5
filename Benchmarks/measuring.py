"""Runs a whole process and says what it took."""
import dataclasses, os, statistics, subprocess, sys, time


@dataclasses.dataclass
class Taken:
    """Seconds on the wall, seconds of processor time (user and system), the peak of resident memory in bytes; None where it was not
    measured, or says nothing. What the process said on standard error."""

    wall: float | None
    cpu: float | None
    peak: int | None
    said: str = ""

    def figures(self):
        """The lines `name value` of what was said."""
        return dict(words for line in self.said.splitlines() if len(words := line.split()) == 2)


def run(command, output=None, given=None):
    """Runs a command to its end; its standard output goes to a file or nowhere, and its standard input is what is given, or nothing.

    `wait4` gives the figures of this one process, however many ran before. A process that was just forked counts its
    parent's memory, so the parent is kept small.
    """
    with open(output or os.devnull, "wb") as out, open(os.devnull, "rb") as nothing:
        begun = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdin=given or nothing, stdout=out, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{errors.decode(errors='replace')[-2000:]}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, errors.decode(errors="replace"))


def median(command, output=None, before=lambda: None, least_seconds=10, most_runs=5):
    """The median of as many runs as `least_seconds` hold, at most `most_runs`; long jobs run once."""
    taken = []
    while len(taken) < most_runs and (not taken or sum(t.wall for t in taken) < least_seconds):
        before()
        taken.append(run(command, output))
    return Taken(*(statistics.median(getattr(t, field) for t in taken) for field in ("wall", "cpu", "peak")))
