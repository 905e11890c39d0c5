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


# Starts a command, waits for it, and writes what it took to the descriptor that is named first. A process that was just started counts
# the memory of whoever started it: of a bare interpreter, which is some 10 MB, not of a script that has read all its inputs.
STARTER = """
import os, sys, time
report, command = int(sys.argv[1]), sys.argv[2:]
os.set_inheritable(report, False)
begun = time.monotonic()
child = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - begun
os.write(report, f"{os.waitstatus_to_exitcode(status)} {wall} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss}".encode())
"""


def run(command, output=None, given=None):
    """Runs a command to its end; its standard output goes to a file or nowhere, and its standard input is what is given, or nothing.

    `wait4` gives the figures of this one process, however many ran before.
    """
    command = [str(part) for part in command]
    told, tells = os.pipe()
    with open(output or os.devnull, "wb") as out, open(os.devnull, "rb") as nothing, open(told) as report:
        starter = subprocess.Popen([sys.executable, "-IS", "-c", STARTER, str(tells), *command],
                                   stdin=given or nothing, stdout=out, stderr=subprocess.PIPE, pass_fds=[tells])
        os.close(tells)
        errors = starter.communicate()[1].decode(errors="replace")
        code, wall, cpu, peak = (float(word) for word in report.read().split() or (starter.returncode, 0, 0, 0))
    if code != 0:
        sys.exit(f"{' '.join(command)} ended with {code:.0f}:\n{errors[-2000:]}")
    return Taken(wall, cpu, int(peak) * 1024, errors)


def median(command, output=None, before=lambda: None, least_seconds=10, most_runs=5):
    """The median of as many runs as `least_seconds` hold, at most `most_runs`; long jobs run once."""
    taken = []
    while len(taken) < most_runs and (not taken or sum(t.wall for t in taken) < least_seconds):
        before()
        taken.append(run(command, output))
    return Taken(*(statistics.median(getattr(t, field) for t in taken) for field in ("wall", "cpu", "peak")))
