package dev.carafe.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MimeTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hello.txt       | text/plain; charset=utf-8",
        "STYLE.CSS       | text/css; charset=utf-8",
        "app.js          | text/javascript; charset=utf-8",
        "data.json       | application/json",
        "logo.svg        | image/svg+xml",
        "a.tar.gz        | application/gzip",
        "blob.unknownext | application/octet-stream",
        "README          | application/octet-stream",
        "ends.           | application/octet-stream",
    })
    void theTypeOfAFileComesFromItsName(String name, String type) {
        assertThat(MimeTypes.of(name)).isEqualTo(type);
    }
}
