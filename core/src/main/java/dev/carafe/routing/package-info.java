/**
 * Rules, converters and the URL map: which rule takes a path, and which URL leads to an endpoint. Independent of HTTP.
 *
 * <p>A {@linkplain dev.carafe.routing.UrlMap map} is a tree with one level for every segment of the path. At every node the fixed text
 * comes first, then the variables: those next to more and longer texts before others, {@code int} and {@code float} before {@code uuid} and
 * {@code any} before {@code string} before {@code path}. The walk backtracks from a dead end, visits no node twice and takes time linear in
 * the path, whatever its content. Rules without variables are found by one look-up.
 *
 * <p>The semantics are Werkzeug's, with these differences:
 *
 * <table>
 * <caption>Where Carafe differs from Werkzeug</caption>
 * <thead><tr><th>case</th><th>Werkzeug</th><th>Carafe</th><th>why</th></tr></thead>
 * <tbody>
 * <tr><td>a converter refuses a value: {@code /5} for {@code <n:int(max=4)>}</td><td>404, even if another rule fits</td>
 *     <td>goes on to the next rule; never a reason for 405 or a redirect</td><td>what its documentation promises</td></tr>
 * <tr><td>wrong method, and the slash of a rule that is not strict is missing</td><td>404</td><td>405</td>
 *     <td>405 the other way round, too</td></tr>
 * <tr><td>{@code %2F}</td><td>separates segments</td><td>is part of a value, but no path begins with it; urlFor writes it</td>
 *     <td>the value arrives as it was meant, and never as an absolute file name</td></tr>
 * <tr><td>malformed escape, bad UTF-8, NUL</td><td>text</td><td>{@link dev.carafe.routing.Match.Malformed}</td>
 *     <td>they only come from mistakes and attacks</td></tr>
 * <tr><td>digits of other scripts, numbers over 64 bits</td><td>an int</td><td>no match</td><td>a Java long</td></tr>
 * <tr><td>line feed in a {@code path}</td><td>no match</td><td>part of the value</td>
 *     <td>an accident of regular expressions</td></tr>
 * <tr><td>{@code uuid} and {@code any} beside {@code string}</td><td>the rule added first</td><td>before {@code string}</td>
 *     <td>they would never be reached</td></tr>
 * <tr><td>method {@code get}</td><td>is {@code GET}</td><td>is another method</td><td>RFC 9110, section 9.1</td></tr>
 * <tr><td>{@code /list/1} when {@code /list/} has the default 1</td><td>redirects to {@code /list/}</td><td>matches</td>
 *     <td>both are rules of the application</td></tr>
 * <tr><td>building with a value that the rule refuses or reads otherwise: too long, empty, {@code y-z} for the last of
 *     {@code <a>-<b>}, a segment {@code .} or {@code ..}</td><td>a URL that leads elsewhere or nowhere</td>
 *     <td>tries the endpoint's next rule, then {@link dev.carafe.routing.BuildException}</td><td>every URL leads back</td></tr>
 * <tr><td>building with {@code /} inside a segment</td><td>{@code /}</td><td>{@code %2F}</td><td>every URL leads back</td></tr>
 * <tr><td>a rule that can never be reached: HEAD after GET, {@code <d:date>} after {@code <s>}</td><td>never runs</td>
 *     <td>refused when it is added</td><td>it is a mistake</td></tr>
 * <tr><td>braces, brackets, {@code :name} and {@code *} outside of a variable</td><td>text</td>
 *     <td>refused, unless there is a backslash in front</td><td>they are how other frameworks write variables</td></tr>
 * <tr><td>hosts, subdomains, {@code redirect_to}, {@code alias}, rule factories</td><td>there</td><td>left out</td>
 *     <td>a handler that redirects, a prefix or a loop is plainer</td></tr>
 * </tbody>
 * </table>
 */
@NullMarked
package dev.carafe.routing;

import org.jspecify.annotations.NullMarked;
