package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFilesTest {
    private static final Path RESOURCES = Path.of("src/test/resources/dev/carafe/config");

    private final Config config = new Config();
    @TempDir
    private Path folder;

    @BeforeEach
    void root() {
        config.root(folder);
    }

    private Config read(String name, String text) throws IOException {
        return config.fromFile(Files.writeString(folder.resolve(name), text));
    }

    private void assertRefused(String name, String text, String reason) {
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> read(name, text))
                .withMessage("The settings file '%s' can't be understood: %s", folder.resolve(name), reason);
    }

    @Test
    void jsonKeepsItsTypes() {
        config.root(RESOURCES).fromFile(Path.of("settings.json"));
        assertThat(config.get("FROM_JSON")).isEqualTo(Map.of("nested", Arrays.<@Nullable Object>asList(1, 2.5, null)));
        assertThat(config.get("SESSION_COOKIE_SECURE")).isEqualTo(true);
        assertThat(config.getLong("MAX_CONTENT_LENGTH")).isEqualTo(50);
        assertThat(config.getDuration("PERMANENT_SESSION_LIFETIME")).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void yamlKeepsItsTypes() {
        config.root(RESOURCES).fromFile(Path.of("settings.yml"));
        assertThat(config.get("DEBUG")).isEqualTo(false);
        assertThat(config.get("SQLURI")).isEqualTo("postgres://from-yaml@localhost/db");
        assertThat(config.get("FROM_YAML")).isEqualTo(List.of(1, "two", Map.of("three", 3)));
    }

    @Test
    void cfgValuesAreTexts() {
        config.root(RESOURCES).fromFile(Path.of("settings.cfg"));
        assertThat(config.get("CFG_VALUE")).isEqualTo("42");
        assertThat(config.get("CFG_TEXT")).isEqualTo("some text");
    }

    @Test
    void onlyKeysInCapitalsAreTaken() {
        config.root(RESOURCES).fromFile(Path.of("settings.json")).fromFile(Path.of("settings.yml"))
                .fromFile(Path.of("settings.cfg"));
        assertThat(config.toMap()).doesNotContainKeys("Mixed_Case", "lower_case", "lower_yaml", "lower_cfg");
    }

    @Test
    void laterFilesWin() {
        config.root(RESOURCES).fromMap(Map.of("SQLURI", "from-map")).fromFile(Path.of("settings.json"));
        assertThat(config.get("SQLURI")).isEqualTo("postgres://username:xxx@localhost/db");
        config.fromFile(Path.of("settings.yml"));
        assertThat(config.get("SQLURI")).isEqualTo("postgres://from-yaml@localhost/db");
        assertThat(config.getString("SECRET_KEY")).isEqualTo("json-app-key");
    }

    @Test
    void headingsOfAnIniFileHideNothing() throws IOException {
        read("settings.ini", """
                # the app
                [quart]
                DEBUG = true

                ; the rest
                [more]
                  URL: http://host/?a=b
                COLOUR = #fff
                EMPTY =
                """);
        assertThat(config.getBoolean("DEBUG")).isTrue();
        assertThat(config.get("URL")).isEqualTo("http://host/?a=b");
        assertThat(config.get("COLOUR")).isEqualTo("#fff");
        assertThat(config.get("EMPTY")).isEqualTo("");
    }

    @Test
    void propertiesHaveTheEscapesOfTheJdk() throws IOException {
        read("app.properties", """
                ! a comment
                DEBUG = true
                GREETING=caf\\u00e9 \\
                    und mehr: ü
                """);
        assertThat(config.getBoolean("DEBUG")).isTrue();
        assertThat(config.get("GREETING")).isEqualTo("café und mehr: ü");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            NAME=plain text          | plain text
            export NAME=exported     | exported
            NAME = spaced            | spaced
            NAME=text # comment      | text
            NAME=text#part           | text#part
            NAME='lite$ral \\n # #'  | lite$ral \\n # #
            NAME='a' # comment       | a
            NAME="a \\"b\\" \\\\ c"  | a "b" \\ c
            NAME="a \\d" # comment   | a \\d
            NAME=                    | ~~
            NAME=#fff                | #fff
            NAME=text\t# comment     | text
            NAME="a"# comment        | a
            NAME="10"                | 10
            NAME="null"              | null
            NAME='true'              | true
            NAME='it\\'s \\\\ \\n'      | it's \\ \\n
            NAME=${NONE:-else} $HOME | else $HOME
            NAME='a${NONE}b'         | ab
            export\tNAME=exported    | exported
            NAME=it's                | it's
            NAME=1.10                | 1.10
            NAME=1e5                 | 1e5
            """)
    void dotEnvReadsWhatPythonDotenvReads(String line, String value) throws IOException {
        assertThat(read(".env", line + "\n").get("NAME")).isEqualTo(value);
    }

    @Test
    void dotEnvValuesAreJsonWhereTheyCanBe() throws IOException {
        read("production.env", """
                # comment

                DEBUG=true
                PORT=5000
                NOTHING=null
                HOSTS=["a", "b"]
                lower=1
                TEXT="two\\nlines"
                """);
        assertThat(config.get("DEBUG")).isEqualTo(true);
        assertThat(config.get("PORT")).isEqualTo(5000);
        assertThat(config.get("NOTHING")).isNull();
        assertThat(config.get("HOSTS")).isEqualTo(List.of("a", "b"));
        assertThat(config.get("TEXT")).isEqualTo("two\nlines");
        assertThat(config.contains("lower")).isFalse();
    }

    @Test
    void quotedValuesOfDotEnvMayTakeSeveralLines() throws IOException {
        read(".env", """
                KEY="-----BEGIN
                abc # no comment

                -----END"   # a comment
                OTHER='one
                two'
                LAST=1
                """);
        assertThat(config.get("KEY")).isEqualTo("-----BEGIN\nabc # no comment\n\n-----END");
        assertThat(config.get("OTHER")).isEqualTo("one\ntwo");
        assertThat(config.get("LAST")).isEqualTo(1);
    }

    @Test
    void dotEnvExpandsWhatStandsBeforeAndThenTheEnvironment() throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), """
                HOST=file
                URL=http://${HOST}:${PORT}/${NONE}x
                QUOTED="${USER}@${HOST}"
                LATER=${TOO_LATE}
                TOO_LATE=1
                """);
        Config expanded = new Config(Map.of("HOST", "env", "PORT", "81", "USER", "ada$1"), new Properties()).fromFile(file);
        assertThat(expanded.get("URL")).isEqualTo("http://file:81/x");
        assertThat(expanded.get("QUOTED")).isEqualTo("ada$1@file");
        assertThat(expanded.get("LATER")).isEqualTo("");
    }

    @Test
    void quotesMakeTextAndDeclaredSettingsHaveTheirType() throws IOException {
        read(".env", "PIN=\"10\"\nSWITCH='true'\nNOTHING=\"null\"\nDEBUG=\"true\"\nSECRET_KEY=[1,  2]\nMAX_CONTENT_LENGTH='10'\n");
        assertThat(config.toMap()).containsEntry("PIN", "10").containsEntry("SWITCH", "true").containsEntry("NOTHING", "null")
                .containsEntry("DEBUG", true).containsEntry("SECRET_KEY", "[1,  2]").containsEntry("MAX_CONTENT_LENGTH", 10L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.env        | FIRST=1%nDEBUG=yes%n
            a.cfg        | FIRST = 1%nDEBUG = yes%n
            a.ini        | FIRST = 1%n[x]%nDEBUG = yes%n
            a.properties | FIRST = 1%nDEBUG = yes%n
            a.yml        | FIRST: 1%nDEBUG: yes%n
            a.json       | {"FIRST": 1,%n"DEBUG": "yes"}%n
            a.list       | FIRST = 1%nDEBUG = yes%n
            """)
    void everyFormatIsReadWithAByteOrderMarkAndWithAnyLineBreaks(String name, String text) throws IOException {
        for (String start : List.of("", "\uFEFF")) {
            for (String end : List.of("\n", "\r\n")) {
                Path file = Files.writeString(folder.resolve(name), start + text.replace("%n", end));
                Config read = name.endsWith(".list") ? new Config().fromFile(file, LineFormats::ini) : new Config().fromFile(file);
                assertThat(read.getInt("FIRST")).as(start + end).isEqualTo(1);
                assertThat(read.get("DEBUG")).isEqualTo(true);
            }
        }
    }

    @Test
    void yamlIsReadAsPythonReadsIt() throws IOException {
        read("settings.yaml", """
                SWITCH: yes
                QUOTED: "42"
                DAY: 2020-12-03
                NOTHING:
                1: one
                """);
        assertThat(config.get("SWITCH")).isEqualTo(true);
        assertThat(config.get("QUOTED")).isEqualTo("42");
        assertThat(config.get("DAY")).isEqualTo("2020-12-03");
        assertThat(config.contains("NOTHING")).isTrue();
        assertThat(config.get("NOTHING")).isNull();
    }

    @Test
    void anEmptyYamlFileHoldsNoSettings() throws IOException {
        Map<String, @Nullable Object> before = config.toMap();
        assertThat(read("settings.yml", "# nothing yet\n").toMap()).isEqualTo(before);
    }

    @Test
    void anotherFormatIsReadByAFunction() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.list"), "A B");
        config.fromFile(file, text -> Arrays.stream(text.split(" ", -1)).collect(Collectors.toMap(name -> name, String::length)));
        assertThat(config.getInt("B")).isEqualTo(1);
    }

    @Test
    void anOptionalFileMayBeMissing() throws IOException {
        Files.writeString(folder.resolve("there.cfg"), "COLOUR = red");
        config.fromOptionalFile(Path.of("no-such-file.json")).fromOptionalFile(Path.of("there.cfg"));
        assertThat(config.get("COLOUR")).isEqualTo("red");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.fromFile(Path.of("no-such-file.json")))
                .withMessage("There is no settings file '%s'. Create it, or take it by fromOptionalFile if it may be missing. "
                        + "Relative paths start at '%s'.", folder.resolve("no-such-file.json"), folder);
    }

    @Test
    void relativePathsStartAtTheWorkingDirectoryUnlessToldOtherwise() {
        assertThat(new Config().fromFile(RESOURCES.resolve("settings.cfg")).get("CFG_VALUE")).isEqualTo("42");
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> read("settings.toml", ""))
                .withMessage("The settings file '%s' is of no known kind. "
                        + "Known: .json, .yml, .yaml, .properties, .cfg, .ini, .env. "
                        + "Read another one with fromFile(file, text -> ...).", folder.resolve("settings.toml"));
    }

    @Test
    void mistakesNameTheFileAndTheLine() {
        assertRefused("a.json", "{\n\"A\": 1,\n}", "The text is no valid JSON (line 3, column 1).");
        assertRefused("a.yml", "A: 1\nB: [1\n", "line 3: expected ',' or ']', but got <stream end>.");
        assertRefused("a.ini", "A = 1\n\nDEBUG\n", "line 3 is no 'NAME = value'.");
        assertRefused("b.ini", "= 1\n", "line 1 is no 'NAME = value'.");
        assertRefused("a.properties", "A = 1\nB = \\u12\nC = 3\n", "line 2: Malformed \\uxxxx encoding.");
        assertRefused(".env", "A=1\nexport B\n", "line 2 is no 'NAME=value'.");
        assertRefused("d.env", "A=\"1\n2\"\n\n# c\nB C\n", "line 5 is no 'NAME=value'.");
        assertRefused("b.env", "A=1\nB=\"b\n", "line 2: the quote is not closed, or something follows it.");
        assertRefused("c.env", "A='b' c\n", "line 1: the quote is not closed, or something follows it.");
    }

    @Test
    void jsonAndYamlHaveToBeMappings() {
        assertRefused("a.json", "null", "it has to map keys to values, and is something else.");
        assertRefused("a.yml", "- 1\n", "it has to map keys to values, and is something else.");
    }

    @Test
    void yamlMakesNoObjectsOfClasses() {
        assertRefused("a.yml", "A: !!java.net.URL [http://host/]\n",
                "line 1: Global tag is not allowed: tag:yaml.org,2002:java.net.URL.");
    }

    @Test
    void otherEncodingsThanUtf8AreRefused() throws IOException {
        Path file = Files.write(folder.resolve("latin.cfg"), "A = é".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.fromFile(file))
                .withMessage("The settings file '%s' is not in UTF-8.", file);
    }

    @Test
    void aBadValueNamesTheFile() throws IOException {
        read("app.cfg", "MAX_CONTENT_LENGTH = big");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.getLong("MAX_CONTENT_LENGTH"))
                .withMessage("The setting MAX_CONTENT_LENGTH, from %s, is 'big'. Set it to a whole number of at least 0.",
                        folder.resolve("app.cfg"));
    }
}
