package dev.carafe.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RequestNamesTest {
    /** The public names of Quart's request. */
    private static final List<String> QUART = List.of(("accept_charsets accept_encodings accept_languages accept_mimetypes "
            + "access_control_request_headers access_control_request_method access_route args authorization base_url blueprint body "
            + "body_class "
            + "body_timeout cache_control charset content_encoding content_length content_md5 content_type cookies data date "
            + "dict_storage_class encoding_errors endpoint files form form_data_parser_class full_path get_data get_json headers host "
            + "host_url "
            + "http_version if_match if_modified_since if_none_match if_range if_unmodified_since is_json is_secure json "
            + "list_storage_class "
            + "make_form_data_parser max_content_length max_forwards method mimetype mimetype_params on_json_loading_failed origin "
            + "parameter_storage_class path pragma query_string range referrer remote_addr root_path routing_exception scheme scope "
            + "script_root send_push_promise server url url_charset url_root url_rule user_agent user_agent_class values view_args "
            + "want_form_data_parsed").split(" "));

    @Test
    void eachNameOfQuartsHasAnAccessorOrARowInTheTable() throws IOException {
        Set<String> accessors = Arrays.stream(Request.class.getMethods()).map(Method::getName).collect(Collectors.toSet());
        String table = Files.readString(Path.of("src/main/java/dev/carafe/http/package-info.java"), UTF_8);
        assertThat(accessors).contains("args");
        assertThat(QUART).allSatisfy(name -> assertThat(accessors.contains(camelCase(name)) || table.contains("{@code " + name + "}")
                || table.contains("{@code " + name + "(")).as(name).isTrue());
    }

    private static String camelCase(String name) {
        String[] words = name.split("_");
        return words[0] + Arrays.stream(words).skip(1)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).collect(Collectors.joining());
    }
}
