package dev.carafe.templates.engine.tree;

import java.util.ArrayList;
import java.util.List;

/** Consecutive texts and outputs as one statement, for speed: most of a page consists of them. */
final class OutputRun implements Statement {
    private final String[] texts;
    private final PrintStatement[] outputs;

    /** Creates a run with a text, which may be empty, before each output and after the last. */
    private OutputRun(List<String> texts, List<PrintStatement> outputs) {
        this.texts = texts.toArray(String[]::new);
        this.outputs = outputs.toArray(PrintStatement[]::new);
    }

    /** Returns the statements with each sequence of texts and outputs replaced by a run. */
    static Statement[] joined(Statement[] statements) {
        List<Statement> joined = new ArrayList<>();
        int i = 0;
        while (i < statements.length) {
            int start = i;
            List<String> texts = new ArrayList<>();
            List<PrintStatement> outputs = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (; i < statements.length && isPart(statements[i]); i++) {
                if (statements[i] instanceof PrintStatement output) {
                    texts.add(text.toString());
                    outputs.add(output);
                    text.setLength(0);
                } else if (statements[i] instanceof TextStatement piece) {
                    text.append(piece.text());
                }
            }
            texts.add(text.toString());
            if (i - start > 1) {
                joined.add(new OutputRun(texts, outputs));
            } else {
                i = start;
                joined.add(statements[i++]);
            }
        }
        return joined.toArray(Statement[]::new);
    }

    private static boolean isPart(Statement statement) {
        return statement instanceof TextStatement || (statement instanceof PrintStatement output && !output.always());
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        if (!rendering.isMuted()) {
            for (int i = 0; i < outputs.length; i++) {
                out.append(texts[i]);
                rendering.print(outputs[i].expression(), outputs[i].position(), false, out);
            }
            out.append(texts[outputs.length]);
        }
        return Flow.NEXT;
    }
}
