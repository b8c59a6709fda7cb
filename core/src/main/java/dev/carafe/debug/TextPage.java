package dev.carafe.debug;

/** Writes a report as text, for a terminal or for pasting. */
final class TextPage {
    private final Report report;
    private final StringBuilder out = new StringBuilder();

    TextPage(Report report) {
        this.report = report;
        for (Trace trace : report.chain()) {
            write(trace);
        }
        out.append('\n').append(report.line()).append('\n');
        report.request().forEach((name, value) -> out.append("  ").append(name).append(": ").append(value).append('\n'));
        out.append("Headers\n");
        report.headers().forEach(field -> out.append("  ").append(field.getKey()).append(": ").append(field.getValue()).append('\n'));
    }

    /** Writes one exception. Only the innermost frame shown has its source, so that the call path stays visible at a glance. */
    private void write(Trace trace) {
        out.append(trace.relation().isEmpty() ? "" : "\n" + trace.relation() + ": ").append(trace.title()).append('\n');
        boolean innermost = true;
        for (FrameGroup group : FrameGroup.of(trace.frames(), report.shown())) {
            if (group.folded()) {
                out.append("  … ").append(group.title()).append('\n');
                continue;
            }
            for (Frame frame : group.frames()) {
                out.append("  at ").append(frame.method()).append(" (").append(place(frame)).append(")\n");
                if (innermost && frame.source() != null) {
                    out.append(frame.source().numbered());
                }
                innermost = false;
            }
        }
    }

    private static String place(Frame frame) {
        return frame.source() == null ? frame.place() : frame.source().place();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
