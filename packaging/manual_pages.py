"""Manual pages (man(7)) of a command and its subcommands, from what swift-argument-parser says of them with
--experimental-dump-help."""


def escaped(text):
    """Text that troff takes as it is."""
    lines = []
    for line in text.replace("\\", "\\e").replace("-", "\\-").split("\n"):
        # A point or an apostrophe at the beginning of a line is a request.
        lines.append("\\&" + line if line[:1] in (".", "'") else line)
    return "\n".join(lines)


def names(argument):
    texts = []
    for name in argument.get("names", []):
        texts.append(("-" if name["kind"] == "short" else "--") + name["name"])
    return texts


def synopsis(command, words):
    parts = [".B " + escaped(" ".join(words))]
    options = False
    for argument in command.get("arguments", []):
        if not argument["shouldDisplay"]:
            continue
        if argument["kind"] != "positional":
            options = True
            continue
        text = "\\fI" + escaped(argument.get("valueName", "value")) + "\\fR"
        text += " ..." if argument["isRepeating"] else ""
        parts.append(f"[{text}]" if argument["isOptional"] else text)
    if options:
        parts.insert(1, "[\\fIoptions\\fR]")
    if command.get("subcommands"):
        parts.append("\\fIcommand\\fR")
    return "\n".join(parts)


def arguments(command):
    out = []
    for argument in command.get("arguments", []):
        if not argument["shouldDisplay"]:
            continue
        value = escaped(argument.get("valueName", "value"))
        if argument["kind"] == "positional":
            head = f"\\fI{value}\\fR"
        else:
            head = ", ".join(f"\\fB{escaped(name)}\\fR" for name in names(argument))
            if argument["kind"] == "option":
                head += f" \\fI{value}\\fR"
        text = escaped(argument.get("abstract", ""))
        default = argument.get("defaultValue")
        if default:
            text += f" The default is {escaped(default)}."
        out.append(f".TP\n{head}\n{text}")
    return "\n".join(out)


def discussion(text):
    """Paragraphs, and examples as they are typed."""
    out, is_example = [], False
    for line in text.split("\n"):
        if line.strip() == "EXAMPLE":
            out.append(".SH EXAMPLES\n.nf")
            is_example = True
        elif is_example and line.startswith("  "):
            out.append(escaped(line[2:]))
        else:
            if is_example:
                out.append(".fi\n.SH NOTES")
                is_example = False
            out.append(escaped(line) if line.strip() else ".PP")
    if is_example:
        out.append(".fi")
    # Two paragraph requests in a row, and one at the end, mean nothing.
    kept = []
    for line in out:
        if line == ".PP" and (not kept or kept[-1] == ".PP" or kept[-1].startswith(".SH")):
            continue
        kept.append(line)
    while kept and kept[-1] in (".PP", ".fi\n.SH NOTES"):
        kept[-1:] = [".fi"] if kept[-1] != ".PP" else []
    return "\n".join(kept)


def pages(command, version, date, parents=()):
    """Names of files and their texts, for the command and all below it."""
    words = [*parents, command["commandName"]]
    title = "-".join(words)
    text = [
        f'.TH "{escaped(title.upper())}" 1 "{date}" "Tocsin {version}" "Tocsin"',
        f".SH NAME\n{escaped(title)} \\- {escaped(command.get('abstract', '').rstrip('.'))}",
        f".SH SYNOPSIS\n{synopsis(command, words)}",
    ]
    if command.get("discussion"):
        head, _, examples = command["discussion"].partition("EXAMPLE\n")
        if head.strip():
            text.append(".SH DESCRIPTION\n" + discussion(head.rstrip()))
    listed = arguments(command)
    if listed:
        text.append(".SH OPTIONS\n" + listed)
    below = [
        c for c in command.get("subcommands", [])
        if c.get("shouldDisplay", True) and c["commandName"] != "help"]
    if below:
        text.append(".SH COMMANDS")
        for sub in below:
            text.append(
                f".TP\n\\fB{escaped('-'.join([*words, sub['commandName']]))}\\fR(1)\n"
                + escaped(sub.get("abstract", "")))
    if command.get("discussion") and "EXAMPLE\n" in command["discussion"]:
        text.append(discussion("EXAMPLE\n" + examples.rstrip()))
    if parents:
        text.append(f".SH SEE ALSO\n.BR {escaped('-'.join(parents))} (1)")
    yield f"{title}.1", "\n".join(text) + "\n"
    for sub in below:
        yield from pages(sub, version, date, words)
