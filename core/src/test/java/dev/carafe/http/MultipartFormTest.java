package dev.carafe.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carafe.files.SafePath;
import dev.carafe.http.header.MediaType;
import dev.carafe.http.syntax.MalformedException;
import dev.carafe.http.syntax.TooLargeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {
    private static final MediaType TYPE = new MediaType("multipart", "form-data", Map.of("boundary", "BOUND"));
    private static final String TITLE = "--BOUND\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nMy Title\r\n";
    private static final String FILE = "--BOUND\r\nContent-Disposition: form-data; name=\"doc\"; filename=\"a.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\nfile body\r\nline2\r\n";
    private static final String END = "--BOUND--\r\n";

    private static MultipartForm read(byte[] body, FormLimits limits) {
        try {
            return MultipartForm.read(TYPE, new ByteArrayInputStream(body), limits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static MultipartForm read(String body) {
        return read(body.getBytes(UTF_8), FormLimits.DEFAULTS);
    }

    private static MultipartForm readOne(String disposition) {
        return read("--BOUND\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\nx\r\n" + END);
    }

    private static void assertRefused(int status, String description, String body, FormLimits limits) {
        Class<? extends RuntimeException> type = status == 413 ? TooLargeException.class : MalformedException.class;
        assertThatExceptionOfType(type).isThrownBy(() -> read(body.getBytes(UTF_8), limits)).withMessage(description);
    }

    @Test
    void fieldsAndFilesAreToldApart() {
        MultipartForm form = read(TITLE + FILE + END);
        assertThat(form.fields()).isEqualTo(MultiValues.of(Map.of("title", List.of("My Title"))));
        assertThat(form.files().names()).containsExactly("doc");
        FilePart file = form.files().require("doc");
        assertThat(file.filename()).isEqualTo("a.txt");
        assertThat(file.contentType()).isEqualTo("text/plain");
        assertThat(file.size()).isEqualTo(16);
        assertThat(file.bytes()).asString().isEqualTo("file body\r\nline2");
    }

    @Test
    void aNameMayComeMoreThanOnce() {
        MultipartForm form = read(TITLE + FILE + TITLE + FILE + END);
        assertThat(form.fields().all("title")).hasSize(2);
        assertThat(form.files().all("doc")).hasSize(2);
        assertThat(form.files()).hasSize(2);
        assertThat(form.files().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"preamble\r\n" + "--BOUND", "--BOUND", "\r\n--BOUND", "\n--BOUND", "--BOUND \t"})
    void aPreambleIsSkipped(String beginning) {
        assertThat(read(beginning + TITLE.substring(7) + END + "epilogue").fields().get("title")).isEqualTo("My Title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Disposition: form-data;\r\n name=\"f\"", "Content-Disposition:\r\n\tform-data;\r\n\t  name=f\r\nX: y",
        "X: y\r\n z\r\nContent-Disposition: form-data\r\n ; name=\"f\"", "Content-Disposition: form-data;\n name=\"f\""})
    void headersOfAPartMayBeFolded(String headers) {
        assertThat(read("--BOUND\r\n" + headers + "\r\n\r\nx\r\n" + END).fields().get("f")).isEqualTo("x");
    }

    @Test
    void foldedLinesCountAsHeadersToo() {
        String folded = "--BOUND\r\nContent-Disposition: form-data; name=f\r\n" + " x\r\n".repeat(5000) + "\r\nx\r\n" + END;

        assertRefused(413, "The headers of a part of the multipart body are too long.", folded, FormLimits.DEFAULTS);
        assertRefused(400, "A part of the multipart body has a header without a name or a colon.",
                "--BOUND\r\n name=f\r\n\r\nx\r\n" + END, FormLimits.DEFAULTS);
    }

    private static MultipartForm readField(String contentType, byte[] value) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--BOUND\r\nContent-Disposition: form-data; name=f\r\nContent-Type: " + contentType + "\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(value);
        body.writeBytes(("\r\n" + END).getBytes(UTF_8));
        return read(body.toByteArray(), FormLimits.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "\"latin1\"", "windows-1252", "UTF-8", "utf-16be"})
    void fieldIsReadInTheCharsetThatItNames(String charset) {
        byte[] value = "café".getBytes(java.nio.charset.Charset.forName(charset.replace("\"", "")));

        assertThat(readField("text/plain; charset=" + charset, value).fields().get("f")).isEqualTo("café");
    }

    @ParameterizedTest
    @ValueSource(strings = {"klingon", "\"\"", "\"a b\""})
    void unknownCharsetIsRefused(String charset) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> readField("text/plain; charset=" + charset, new byte[] {'x'}))
                .withMessage("A field of the multipart body is of a charset that is not known: send UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "us-ascii"})
    void bytesThatAreNotOfTheNamedCharsetAreRefused(String charset) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> readField("text/plain; charset=" + charset, "café".getBytes(ISO_8859_1)))
                .withMessage("A field of the multipart body is no text in " + charset.toUpperCase(java.util.Locale.ROOT)
                        + ", which it is said to be.");
    }

    @Test
    void bytesWithoutANamedCharsetAreReplacedAsInWerkzeug() {
        assertThat(readField("text/plain", "café".getBytes(ISO_8859_1)).fields().get("f")).isEqualTo("caf\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"----------a_BoUnDaRy9$", "a!#%&*^`{|}~b", "a;b", "a\\b", "a b", "<a@b>"})
    void boundaryIsAnyPrintableAscii(String boundary) throws IOException {
        MediaType type = new MediaType("multipart", "form-data", Map.of("boundary", boundary));
        byte[] body = (TITLE + END).replace("BOUND", boundary).getBytes(UTF_8);

        try (MultipartForm form = MultipartForm.read(type, new ByteArrayInputStream(body), FormLimits.DEFAULTS)) {
            assertThat(form.fields().get("title")).isEqualTo("My Title");
        }
    }

    @Test
    void aBodyMayHoldNoPart() {
        MultipartForm form = read(END);
        assertThat(form.fields().isEmpty()).isTrue();
        assertThat(form.files().isEmpty()).isTrue();
    }

    @Test
    void lineBreaksWithoutCarriageReturnsCountToo() {
        MultipartForm form = read((TITLE + FILE + END).replace("\r\n", "\n"));
        assertThat(form.fields().get("title")).isEqualTo("My Title");
        assertThat(form.files().require("doc").bytes()).asString().isEqualTo("file body\nline2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "name=\"f\"; filename=\"a b.txt\"            | a b.txt",
        "name=f; filename=plain.txt                  | plain.txt",
        "name=\"f\"; filename*=UTF-8''h%C3%A9.txt    | hé.txt",
        "name=f; filename=a.txt; filename*=UTF-8''b  | a.txt",
        "name=f; filename*=UTF-8''b; filename=a.txt  | a.txt",
        "name*=UTF-8''g; name=f; filename=a.txt      | a.txt",
        "name=f; filename=\"=?utf-8?B?w6k=?=\"; filename*=utf-8''%C3%A9 | é",
        "name=f; filename=\"=?utf-8?B?w6k=?=\"        | =?utf-8?B?w6k=?=",
        "name=\"f\"; filename=\"é☃.txt\"             | é☃.txt",
        "name=\"f\"; filename=\"say \\\"x\\\"; y\"   | say \"x\"; y",
        "name=\"f\"; filename=\"C:\\dir\\a.txt\"     | C:\\dir\\a.txt",
        "NAME=f; FileName=\"../../etc/passwd\"       | ../../etc/passwd",
    })
    void theRawNameOfAFileIsAsItWasSent(String disposition, String filename) {
        assertThat(readOne(disposition).files().require("f").filename()).isEqualTo(filename);
    }

    @Test
    void aFileInputThatWasLeftEmptyIsNoFile() {
        MultipartForm form = read("--BOUND\r\nContent-Disposition: form-data; name=\"doc\"; filename=\"\"\r\n\r\n\r\n" + END);
        assertThat(form.files().isEmpty()).isTrue();
        assertThatExceptionOfType(HttpException.class).isThrownBy(() -> form.files().require("doc"))
                .withMessageEndingWith("The request has no file for 'doc', which is required.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no boundary at all", "--BOUND", "--BOUND\r\n", TITLE, TITLE + "--BOUND",
        TITLE + "--BOUND-", "--BOUNDx\r\n"})
    void aBodyThatEndsBeforeItsBoundaryIs400(String body) {
        assertRefused(400, "The multipart body ends before its closing boundary.", body, FormLimits.DEFAULTS);
    }

    @Test
    void aPartWithoutANameOrAProperHeaderIs400() {
        assertRefused(400, "A part of the multipart body has no name.", "--BOUND\r\n\r\nx\r\n" + END, FormLimits.DEFAULTS);
        assertRefused(400, "A part of the multipart body has a header without a name or a colon.",
                "--BOUND\r\nnonsense\r\n\r\nx\r\n" + END, FormLimits.DEFAULTS);
        assertRefused(400, "A part of the multipart body has a header with a control character.",
                "--BOUND\r\nContent-Type: a\rSet-Cookie: evil=1\r\n\r\nx\r\n" + END, FormLimits.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a\u00e9\"",
        "multipart/form-data; boundary=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void aMissingOrIllegalBoundaryIs400(String type) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> MultipartForm.read(MediaType.parse(type), InputStream.nullInputStream(), FormLimits.DEFAULTS))
                .withMessageEndingWith("The content type of the multipart body has no boundary of 1 to 70 characters of ASCII.");
    }

    @Test
    void whatIsBeyondALimitIs413() {
        assertRefused(413, "The form has more than 1 parts.", TITLE + TITLE + END, new FormLimits(1, 100, 1000, 100));
        assertRefused(413, "A field of the form is longer than 7 bytes.", TITLE + END, new FormLimits(1, 7, 1000, 100));
        assertRefused(413, "The headers of a part of the multipart body are too long.", TITLE + END,
                new FormLimits(1, 100, 40, 100));
        assertThat(read((TITLE + FILE + END).getBytes(UTF_8), new FormLimits(2, 8, 90, 100)).fields().size()).isEqualTo(1);
    }

    @Test
    void endlessHeadersAreNotCollected() {
        assertRefused(413, "The headers of a part of the multipart body are too long.",
                "--BOUND\r\n" + "a:\r\n".repeat(100_000), FormLimits.DEFAULTS);
    }

    @Test
    void aLargeFileLiesInATemporaryFileUntilTheFormIsClosed(@TempDir Path folder) throws IOException {
        byte[] body = (FILE + END).getBytes(UTF_8);
        FilePart file;
        try (MultipartForm form = read(body, new FormLimits(9, 9, 999, 15))) {
            file = form.files().require("doc");
            file.saveTo(folder.resolve("copy.txt"));
            assertThat(folder.resolve("copy.txt")).hasContent("file body\r\nline2");
            assertThat(file.bytes()).hasSize(16);
        }
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(file::bytes);
    }

    @Test
    void anyContentComesBackHoweverItArrives() throws IOException {
        Random random = new Random(42);
        String[] pieces = {"\r\n--BOUN", "\r\n--BOUNDx", "\n", "\r", "-", "\r\n--BOUND-x", "x--BOUND--\r\n", "\0", "é",
            "\r\n\r\n"};
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(4000), 0, pieces.length).forEach(piece -> text.append(pieces[piece]));
            byte[] content = text.append('.').toString().getBytes(ISO_8859_1);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write("--BOUND\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n".getBytes(UTF_8));
            body.write(content);
            body.write(("\r\n" + TITLE + END).getBytes(UTF_8));
            int most = 1 + random.nextInt(round % 2 == 0 ? 9 : 20_000);
            InputStream arriving = trickling(body.toByteArray(), random, most);
            try (MultipartForm form = MultipartForm.read(TYPE, arriving, FormLimits.DEFAULTS)) {
                assertThat(form.files().require("f").bytes()).isEqualTo(content);
                assertThat(form.fields().get("title")).isEqualTo("My Title");
            }
        }
    }

    private static InputStream trickling(byte[] body, Random random, int most) {
        return new FilterInputStream(new ByteArrayInputStream(body)) {
            @Override
            public int read(byte[] octets, int from, int length) throws IOException {
                return super.read(octets, from, Math.min(length, 1 + random.nextInt(most)));
            }
        };
    }

    @Test
    void anyBodyIsAFormOrRefusedWith4xx() {
        Fuzz.strings("-\r\n:; =\"aé", 10_000).forEach(MultipartFormTest::readOrRefuse);
        Fuzz.strings("-\r\n:; =\"aé", 10_000)
                .forEach(text -> readOrRefuse("--BOUND\r\nContent-Disposition: a; name=" + text + END));
    }

    private static void readOrRefuse(String body) {
        try {
            read(body);
        } catch (MalformedException refused) {
            assertThat(refused).hasMessageContaining("multipart");
        }
    }

    private static void close(MultipartForm form) {
        try {
            form.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void timeIsLinear() {
        FormLimits limits = FormLimits.DEFAULTS;
        for (String unit : new String[] {"\n--BOUN", "\r", "\n", "\r\n--BOUND" + " ".repeat(200), "\r\n--BOUND-"}) {
            String body = FILE + unit.repeat(20_000_000 / unit.length()) + "\r\n" + END;
            Fuzz.within(Duration.ofSeconds(10), () -> close(read(body.getBytes(UTF_8), limits)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "My cool movie.mov        | My_cool_movie.mov",
        "../../../etc/passwd      | etc_passwd",
        "C:\\dir\\a.txt           | C_dir_a.txt",
        "i contain cool ümläuts.txt | i_contain_cool_umlauts.txt",
        "a / b  c ; d             | a_b_c__d",
        ".htaccess                | htaccess",
        "..                       | file",
        "日本                     | file",
        "nul.txt                  | _nul.txt",
        "COM1                     | _COM1",
        "a\0b;c?d                 | abcd",
    })
    void theNameToSaveUnderIsSafeEverywhere(String filename, String name) {
        assertThat(new FilePart("f", filename, null, new Spool(0)).safeFilename()).isEqualTo(name);
    }

    @Test
    void aLongNameKeepsItsExtension() {
        String name = new FilePart("f", "x".repeat(300) + ".jpeg", null, new Spool(0)).safeFilename();
        assertThat(name).hasSize(254).endsWith("x.jpeg");
        Fuzz.strings("./\\_ con1\0é~", 20_000).forEach(raw -> {
            String saved = new FilePart("f", raw, null, new Spool(0)).safeFilename();
            assertThat(saved).as(saved).matches("[A-Za-z0-9_][A-Za-z0-9._-]*").doesNotEndWith(".")
                    .matches(each -> !SafePath.isDevice(each));
        });
    }
}
