package dev.carafe.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Refuses numbers that are too large for a double, such as 1e400: they would be read as infinity, which JSON can't represent. */
final class FiniteParser extends JsonParserDelegate {
    FiniteParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public double getDoubleValue() throws IOException {
        double value = super.getDoubleValue();
        check(value);
        return value;
    }

    @Override
    public float getFloatValue() throws IOException {
        float value = super.getFloatValue();
        check(value);
        return value;
    }

    @Override
    public Number getNumberValue() throws IOException {
        Number value = super.getNumberValue();
        if (value instanceof Double number) {
            check(number);
        }
        return value;
    }

    private void check(double value) throws IOException {
        if (Double.isInfinite(value)) {
            throw _constructError("Number out of range");
        }
    }
}
