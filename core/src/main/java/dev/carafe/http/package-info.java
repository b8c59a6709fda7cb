/**
 * Messages: {@link dev.carafe.http.Request} and {@link dev.carafe.http.Response}, and the values in their headers and bodies.
 *
 * <p>The names of Quart's request are the names of {@code Request}, in Java's spelling ({@code full_path} is {@code fullPath()}). The
 * others:
 *
 * <table>
 * <caption>Names of Quart's request</caption>
 * <tr><th>There</th><th>Here</th></tr>
 * <tr><td>{@code accept_mimetypes}</td><td>{@code acceptMimetypes()}</td></tr>
 * <tr><td>{@code body}, {@code data}, {@code get_data()}</td><td>{@code bytes()}, {@code text()}, and {@code stream()} while it
 *     arrives</td></tr>
 * <tr><td>{@code body_timeout}, {@code max_content_length}</td><td>the settings {@code BODY_TIMEOUT} and
 *     {@code MAX_CONTENT_LENGTH}</td></tr>
 * <tr><td>{@code get_json(force=True)}, {@code get_json(silent=True)}</td><td>{@code forceJson()}, {@code jsonOrNull()}</td></tr>
 * <tr><td>{@code mimetype_params}</td><td>{@code mimetype().parameters()}</td></tr>
 * <tr><td>{@code on_json_loading_failed}</td><td>an error handler for 400</td></tr>
 * <tr><td>{@code routing_exception}</td><td>none: {@code urlRule()} is null where nothing matched, and the error is raised after the
 *     {@code before} hooks</td></tr>
 * <tr><td>{@code script_root}</td><td>{@code rootPath()}</td></tr>
 * <tr><td>{@code url_charset}, {@code encoding_errors}</td><td>none: always UTF-8, and what is none becomes U+FFFD</td></tr>
 * <tr><td>{@code url_rule}</td><td>{@code urlRule()}</td></tr>
 * <tr><td>{@code user_agent}</td><td>{@code header("User-Agent")}</td></tr>
 * <tr><td>{@code scope}, {@code server}</td><td>none: the server behind a request is nothing of the app's; ASGI does not exist
 *     here</td></tr>
 * <tr><td>{@code send_push_promise}</td><td>none: clients have given up HTTP/2's push</td></tr>
 * <tr><td>{@code body_class}, {@code dict_storage_class}, {@code list_storage_class}, {@code parameter_storage_class},
 *     {@code form_data_parser_class}, {@code user_agent_class}, {@code make_form_data_parser},
 *     {@code want_form_data_parsed}</td><td>none: hooks for Python's subclasses, where {@code Request} is final</td></tr>
 * </table>
 */
@NullMarked
package dev.carafe.http;

import org.jspecify.annotations.NullMarked;
