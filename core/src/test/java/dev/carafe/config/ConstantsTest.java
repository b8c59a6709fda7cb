package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstantsTest {
    private final Config config = new Config();

    static class Base {
        public static final String NAME = "base";
        public static final String REGION = "eu";
    }

    static final class Production extends Base {
        static final boolean DEBUG = false;
        static final String NAME = "production";
        static final int lower_object = 1;
        static final int Mixed_Case = 1;
        private static final String PRIVATE = "hidden";
        static final Production INSTANCE = new Production();

        final int workers = PRIVATE.length();
        final List<String> HOSTS = List.of("a", "b");
    }

    interface Shared {
        String TEAM = "blue";
    }

    enum Staging implements Shared {
        ONLY;

        static final boolean DEBUG = true;
    }

    record Settings(boolean DEBUG, String SQLURI, int lower) {}

    /** What Kotlin makes of {@code object Properties { val HOSTS = listOf("a") }}. */
    public static final class Properties {
        static final Properties INSTANCE = new Properties();
        private static final List<String> HOSTS = List.of("a");

        public List<String> getHOSTS() {
            return HOSTS;
        }
    }

    static final class Nothing {
        static final int lower = 1;
    }

    static final class Failing {
        public String getURL() {
            throw new IllegalStateException("no");
        }
    }

    @Test
    void aClassGivesItsStaticFieldsInCapitals() {
        config.from(Production.class);
        assertThat(config.get("DEBUG")).isEqualTo(false);
        assertThat(config.get("NAME")).isEqualTo("production");
        assertThat(config.get("REGION")).isEqualTo("eu");
        assertThat(config.toMap()).doesNotContainKeys("lower_object", "Mixed_Case", "PRIVATE", "INSTANCE", "HOSTS");
    }

    @Test
    void anObjectGivesItsFieldsTogetherWithThoseOfItsClass() {
        config.from(new Production());
        assertThat(config.get("HOSTS")).isEqualTo(List.of("a", "b"));
        assertThat(config.get("NAME")).isEqualTo("production");
        assertThat(config.contains("workers")).isFalse();
    }

    @Test
    void anEnumGivesItsStaticFieldsAndNotItsConstants() {
        config.from(Staging.class);
        assertThat(config.get("DEBUG")).isEqualTo(true);
        assertThat(config.get("TEAM")).isEqualTo("blue");
        assertThat(config.contains("ONLY")).isFalse();
    }

    @Test
    void aRecordGivesItsComponents() {
        config.from(new Settings(true, "from-record", 1));
        assertThat(config.get("DEBUG")).isEqualTo(true);
        assertThat(config.get("SQLURI")).isEqualTo("from-record");
        assertThat(config.contains("lower")).isFalse();
    }

    @Test
    void anObjectOfKotlinGivesItsProperties() {
        config.from(Properties.INSTANCE);
        assertThat(config.get("HOSTS")).isEqualTo(List.of("a"));
        assertThat(config.contains("INSTANCE")).isFalse();
    }

    @Test
    void aClassIsFoundByItsName() {
        assertThat(config.from(Staging.class.getName()).get("TEAM")).isEqualTo("blue");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.from("prod_settings.Config"))
                .withMessage("There is no class 'prod_settings.Config' to take settings from. "
                        + "Give its full name, as in 'com.example.Production'.");
    }

    @Test
    void aMapGivesItsKeysInCapitals() {
        config.from(Map.of("EXTRA", "from-mapping", "lower_mapping", 1, 7, "number", "42", "no letter"));
        assertThat(config.get("EXTRA")).isEqualTo("from-mapping");
        assertThat(config.toMap()).doesNotContainKeys("lower_mapping", "7", "42");
        assertThat(config.fromMap(Map.of("EXTRA", "again")).get("EXTRA")).isEqualTo("again");
    }

    @Test
    void laterSourcesWin() {
        config.from(Staging.class).fromMap(Map.of("DEBUG", false)).set("TEAM", "red");
        assertThat(config.get("DEBUG")).isEqualTo(false);
        assertThat(config.get("TEAM")).isEqualTo("red");
    }

    @Test
    void aClassWithoutSettingsIsAMistake() {
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.from(Nothing.class))
                .withMessage("dev.carafe.config.ConstantsTest$Nothing holds no settings. Give it fields with names in capitals, "
                        + "not private ones: static final boolean DEBUG = true. (In Kotlin: const val.)");
    }

    @Test
    void aGetterThatFailsIsNamed() {
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.from(new Failing()))
                .withMessage("The setting URL can't be read, because public java.lang.String "
                        + "dev.carafe.config.ConstantsTest$Failing.getURL() fails.");
    }

    @Test
    void aBadValueNamesTheClassItComesFrom() {
        config.from(Production.class);
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.getInt("NAME"))
                .withMessage("The setting NAME, from dev.carafe.config.ConstantsTest$Production, is 'production'. "
                        + "Set it to a whole number of at most 32 bits.");
    }
}
