package dev.carafe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.syntax.HttpDate;
import dev.carafe.middleware.Compression;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
    @TempDir
    private Path root;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(root.resolve("static/sub"));
        Files.writeString(root.resolve("static/ten.txt"), "0123456789");
        Files.writeString(root.resolve("static/.hidden"), "hidden");
        Files.writeString(root.resolve("secret.txt"), "secret");
    }

    private App app() {
        return App.create("statics").root(root);
    }

    private static Response get(App app, String target, String... namesAndValues) {
        Request request = Request.of("GET", target);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request = request.withHeader(namesAndValues[i], namesAndValues[i + 1]);
        }
        return app.handle(request);
    }

    private static String text(Response response) {
        return new String(response.data(), UTF_8);
    }

    @Test
    void filesBelowTheRootFolderAreThereByDefault() {
        Response response = get(app(), "/static/ten.txt");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(response.length()).isEqualTo(10);
        assertThat(response.header("Cache-Control")).isEqualTo("public, max-age=43200");
        assertThat(response.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(HttpDate.parse(response.header("Last-Modified"))).isNotNull().isBeforeOrEqualTo(Instant.now());
        assertThat(text(response)).isEqualTo("0123456789");
        assertThat(app().urlFor("static", "filename", "ten.txt")).isEqualTo("/static/ten.txt");
    }

    private void writeCopies() throws IOException {
        Files.writeString(root.resolve("static/app.css"), "body { color: red }");
        Files.writeString(root.resolve("static/app.css.br"), "brotli");
        Files.writeString(root.resolve("static/app.css.gz"), "gzip-coded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip, br | br | brotli", "gzip | gzip | gzip-coded", "gzip, br;q=0.5 | gzip | gzip-coded",
        "br;q=0, * | gzip | gzip-coded", " | | body { color: red }", "zstd | | body { color: red }",
        "br;q=0.1, identity | | body { color: red }"})
    void compressedCopyIsSentToThoseThatAcceptIt(String accepted, String coding, String body) throws IOException {
        writeCopies();
        Response response = get(app(), "/static/app.css", "Accept-Encoding", accepted == null ? "" : accepted);
        assertThat(text(response)).isEqualTo(body);
        assertThat(response.header("Content-Encoding")).isEqualTo(coding);
        assertThat(response.contentType()).isEqualTo("text/css; charset=utf-8");
        assertThat(response.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(response.header("Cache-Control")).isEqualTo("public, max-age=43200");
        assertThat(response.length()).isEqualTo(body.length());
    }

    @Test
    void copiesHaveTagsAndRangesOfTheirOwn() throws IOException {
        writeCopies();
        App app = app();
        String plain = get(app, "/static/app.css").header("ETag");
        String brotli = get(app, "/static/app.css", "Accept-Encoding", "br").header("ETag");
        String gzip = get(app, "/static/app.css", "Accept-Encoding", "gzip").header("ETag");
        assertThat(Set.of(plain, brotli, gzip)).hasSize(3);
        assertThat(get(app, "/static/app.css", "Accept-Encoding", "br", "If-None-Match", brotli).status()).isEqualTo(304);
        assertThat(get(app, "/static/app.css", "Accept-Encoding", "br", "If-None-Match", plain).status()).isEqualTo(200);

        Response part = get(app, "/static/app.css", "Accept-Encoding", "br", "Range", "bytes=1-3", "If-Range", brotli);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 1-3/6");
        assertThat(part.header("Content-Encoding")).isEqualTo("br");
        assertThat(text(part)).isEqualTo("rot");
        assertThat(get(app, "/static/app.css", "Accept-Encoding", "br", "Range", "bytes=1-3", "If-Range", plain).status()).isEqualTo(200);
    }

    @Test
    void copiesThatAreOlderOrLinksAreNotSent() throws IOException {
        writeCopies();
        Files.setLastModifiedTime(root.resolve("static/app.css.br"), FileTime.fromMillis(0));
        Files.delete(root.resolve("static/app.css.gz"));
        Files.createSymbolicLink(root.resolve("static/app.css.gz"), root.resolve("secret.txt"));
        Response response = get(app(), "/static/app.css", "Accept-Encoding", "br, gzip");
        assertThat(text(response)).isEqualTo("body { color: red }");
        assertThat(response.header("Vary")).isNull();
    }

    @Test
    void compressionLeavesCopiesAlone() throws IOException {
        writeCopies();
        Files.writeString(root.resolve("static/app.css.gz"), "g".repeat(5000));
        Response response = get(app().wrap(Compression.create()), "/static/app.css", "Accept-Encoding", "gzip");
        assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(response.length()).isEqualTo(5000);
    }

    @Test
    void filesOfTheClassPathAreThereToo() {
        assertThat(text(get(app(), "/static/carafe-test.txt"))).isEqualTo("from the class path\n");
    }

    private static void writeJar(Path jar, String... entries) throws IOException {
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.endsWith("/") ? new byte[0] : "p {}".getBytes(UTF_8));
            }
        }
    }

    private App appOf(URL... classPath) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new URLClassLoader(classPath, null));
        try {
            return App.create("jar").root(root.resolve("elsewhere"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.jar", "a b/app.jar", "50%/app.jar", "a%20b/app.jar", "é+#/app.jar"})
    void filesInAJarAreFoundWhereverItIsAndHoweverItWasPacked(String name) throws Exception {
        writeJar(root.resolve(name), "static/sub/in-jar.css", "web/assets/a.css", "secret.css", "static/folder/");
        App app = appOf(root.resolve(name).toUri().toURL()).staticFiles("/assets", "web/assets");

        Response response = get(app, "/static/sub/in-jar.css");
        assertThat(text(response)).isEqualTo("p {}");
        assertThat(response.contentType()).isEqualTo("text/css; charset=utf-8");
        assertThat(response.header("ETag")).isNotNull();
        assertThat(response.header("Last-Modified")).isNull();
        assertThat(text(get(app, "/assets/a.css"))).isEqualTo("p {}");
        for (String none : List.of("/static/sub", "/static/folder", "/static/%2e%2e/secret.css", "/static/secret.css", "/assets/none")) {
            assertThat(get(app, none).status()).as(none).isEqualTo(404);
        }
    }

    @Test
    void jarWhoseUrlIsNotEncodedIsReadToo() throws Exception {
        writeJar(root.resolve("a b/app.jar"), "static/a.css");
        @SuppressWarnings("deprecation") // what some launchers do
        URL url = root.resolve("a b/app.jar").toFile().toURL();
        App app = appOf(url);

        assertThat(text(get(app, "/static/a.css"))).isEqualTo("p {}");
        assertThat(get(app, "/static/a.css").contentType()).isEqualTo("text/css; charset=utf-8");
    }

    /** A program whose class path has a file that no file system reads. */
    static final class Launched {
        private Launched() { }

        @SuppressWarnings("deprecation") // what some launchers do
        public static void main(String[] jar) throws IOException {
            URL[] classPath = {Path.of(jar[0]).toFile().toURL()};
            Thread.currentThread().setContextClassLoader(new URLClassLoader(classPath, null));
            System.out.print(text(get(App.create("launched"), "/static/a.css")));
        }
    }

    @Test
    void copiesOfFilesAreDeletedWhenTheProgramEnds() throws Exception {
        writeJar(root.resolve("a b/app.jar"), "static/a.css");
        Path temporary = Files.createDirectory(root.resolve("temporary"));
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"), Launched.class.getName(),
                root.resolve("a b/app.jar").toString()).redirectErrorStream(true).start();

        assertThat(program.inputReader().lines()).containsExactly("p {}");
        assertThat(program.waitFor()).isZero();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void filesOfAllPlacesOfTheClassPathAreServed() throws Exception {
        writeJar(root.resolve("one.jar"), "static/", "static/one.css");
        writeJar(root.resolve("two.jar"), "static/two.css");
        App app = appOf(root.resolve("one.jar").toUri().toURL(), root.resolve("two.jar").toUri().toURL(), root.toUri().toURL());

        for (String file : List.of("one.css", "two.css", "ten.txt")) {
            assertThat(get(app, "/static/" + file).status()).as(file).isEqualTo(200);
        }
        Files.createSymbolicLink(root.resolve("static/link.txt"), root.resolve("secret.txt"));
        assertThat(get(app, "/static/link.txt").status()).isEqualTo(404);
    }

    @Test
    void filesOfAnAppMoveFromStatic() {
        App app = app().staticFiles("/emp/static", "static");

        assertThat(text(get(app, "/emp/static/ten.txt"))).isEqualTo("0123456789");
        assertThat(text(get(app, "/emp/static/carafe-test.txt"))).isEqualTo("from the class path\n");
        assertThat(app.urlFor("static", "filename", "a.css")).isEqualTo("/emp/static/a.css");
        assertThat(get(app, "/static/ten.txt").status()).isEqualTo(404);
        assertThat(app.urlMap().rules()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/static", "../static", "a/../b", "a//b", "static/", "."})
    void folderOfANameIsARelativePath(String folder) {
        assertThatThrownBy(() -> app().staticFiles("/assets", folder)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The folder '" + folder + "' of staticFiles(\"/assets\", ...) is no relative path without '.' and '..', as "
                        + "\"web/assets\". Pass a Path for a folder that is elsewhere.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/static/../secret.txt", "/static/%2e%2e/secret.txt", "/static/..%2fsecret.txt", "/static/%2fsecret.txt",
        "/static/..%5csecret.txt", "/static/%252e%252e/secret.txt", "/static/sub/../../secret.txt", "/static/.hidden", "/static/sub",
        "/static/sub/", "/static/link.txt", "/static/none.txt", "/static/ten.txt%00", "/static/ten.txt."})
    void nothingElseIsFound(String target) throws IOException {
        Files.createSymbolicLink(root.resolve("static/link.txt"), root.resolve("secret.txt"));
        assertThat(get(app(), target).status()).isIn(400, 404);
    }

    @Test
    void aLinkOutOfTheFolderIsFollowedOnlyWhenThatIsConfigured() throws IOException {
        Files.createSymbolicLink(root.resolve("static/link.txt"), root.resolve("secret.txt"));
        App app = app();
        app.config().set("STATIC_FOLLOW_SYMLINKS", true);
        assertThat(text(get(app, "/static/link.txt"))).isEqualTo("secret");
    }

    @Test
    void aClientThatHasTheVersionGets304() {
        App app = app();
        Response full = get(app, "/static/ten.txt");
        String etag = full.header("ETag");
        assertThat(etag).isNotNull();
        for (Response same : new Response[] {get(app, "/static/ten.txt", "If-None-Match", etag),
            get(app, "/static/ten.txt", "If-Modified-Since", full.header("Last-Modified"))}) {
            assertThat(same.status()).isEqualTo(304);
            assertThat(same.data()).isEmpty();
            assertThat(same.header("ETag")).isEqualTo(etag);
        }
        assertThat(get(app, "/static/ten.txt", "If-None-Match", "\"x\"").status()).isEqualTo(200);
        assertThat(get(app, "/static/ten.txt", "If-Match", "\"x\"").status()).isEqualTo(412);
    }

    @Test
    void aRangeIsAnsweredWithThatPart() {
        Response part = get(app(), "/static/ten.txt", "Range", "bytes=4-6");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 4-6/10");
        assertThat(part.length()).isEqualTo(3);
        assertThat(text(part)).isEqualTo("456");
        assertThat(text(get(app(), "/static/ten.txt", "Range", "bytes=-3"))).isEqualTo("789");
    }

    @Test
    void aRangeBeyondTheEndIs416WithTheLength() {
        Response none = get(app(), "/static/ten.txt", "Range", "bytes=99-");
        assertThat(none.status()).isEqualTo(416);
        assertThat(none.header("Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void headHasTheLengthAndNoBody() {
        Response response = app().handle(Request.of("HEAD", "/static/ten.txt"));
        assertThat(response.data()).isEmpty();
        assertThat(response.header("Content-Length")).isEqualTo("10");
    }

    @Test
    void theAgeIsConfigurable() {
        App app = app();
        app.config().set("SEND_FILE_MAX_AGE_DEFAULT", null);
        assertThat(get(app, "/static/ten.txt").header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void anAppMayHaveNone() {
        App app = app().withoutStaticFiles();
        assertThat(app.urlMap().rules()).isEmpty();
        assertThat(get(app, "/static/ten.txt").status()).isEqualTo(404);
    }

    @Test
    void otherFoldersAreServedBelowOtherPrefixes() {
        App app = app().staticFiles("/assets/", root.resolve("static")).register(
                Blueprint.create("docs").staticFiles("/files", root.resolve("static")), "/docs");
        assertThat(text(get(app, "/assets/ten.txt"))).isEqualTo("0123456789");
        assertThat(text(get(app, "/docs/files/ten.txt"))).isEqualTo("0123456789");
        assertThat(app.urlFor("docs.files", "filename", "ten.txt")).isEqualTo("/docs/files/ten.txt");
        assertThat(get(app, "/static/ten.txt").status()).isEqualTo(200);
    }

    @Test
    void anotherFolderMayStandForTheDefault() {
        App app = app().staticFiles("/", root.resolve("static"));
        assertThat(text(get(app, "/ten.txt"))).isEqualTo("0123456789");
        assertThat(app.urlMap().rules()).hasSize(1);
    }

    @Test
    void theRootComesBeforeTheRulesAreLookedAt() {
        App app = app();
        assertThat(app.urlMap().rules()).hasSize(1);
        assertThatThrownBy(() -> app.root(root)).isInstanceOf(IllegalStateException.class)
                .hasMessage("root(...) comes too late for the app 'statics': urlMap() has settled where its static files are. "
                        + "Call it before urlMap().");
    }

    @Test
    void anAppOfAClassHasItsRootWhereTheClassIs() {
        assertThat(App.create(StaticFilesTest.class).root()).endsWith(Path.of("target", "test-classes"));
        assertThat(App.create("x").root()).isEqualTo(Path.of("").toAbsolutePath());
    }
}
