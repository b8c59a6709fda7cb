package dev.carafe.templates.engine.python;

import dev.carafe.json.PythonFloat;

/** Writes a float like Python: the shortest digits that read as the same number, {@code 2.0}, {@code 1e+16}, {@code inf}. */
final class FloatText {
    private FloatText() {}

    static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return PythonFloat.repr(value);
    }

    /** Returns whether the JDK writes a number like Python. */
    static boolean isPlain(double value) {
        double size = Math.abs(value);
        return size >= 1e-3 && size < 1e7;
    }

    /** Returns an exponent with a sign and at least two digits: {@code e+16}, {@code e-05}. */
    static String exponent(int exponent) {
        int size = Math.abs(exponent);
        return (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }
}
