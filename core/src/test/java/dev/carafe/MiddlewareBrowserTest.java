package dev.carafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carafe.support.Browser;
import dev.carafe.http.Response;
import dev.carafe.middleware.Compression;
import dev.carafe.middleware.Cors;
import dev.carafe.middleware.CrossSite;
import dev.carafe.middleware.SecurityHeaders;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a browser makes of the fields: a page of one origin, and two services of another, of which one allows the page's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class MiddlewareBrowserTest {
    private final App site = App.create("site");
    private final App open = App.create("open");
    private final App closed = App.create("closed");
    private final AtomicInteger paid = new AtomicInteger();
    private URI siteUri;
    private URI openUri;
    private URI closedUri;
    private Browser browser;

    @BeforeAll
    void start() throws Exception {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "No Chromium on the PATH: what browsers decide is not tested.");
        siteUri = site.get("/", req -> Response.html("""
                <!doctype html><title>site</title>
                <script nonce="%s">window.ours = true</script><script>window.injected = true</script>
                <p>%s</p>""".formatted(SecurityHeaders.nonce(), "text ".repeat(500))))
                .post("/pay", req -> {
                    paid.incrementAndGet();
                    return "paid";
                }).before(CrossSite.refuse())
                .wrap(Compression.create())
                .wrap(SecurityHeaders.create().csp("default-src 'self'; script-src 'nonce-{nonce}'; connect-src *")).start().uri();
        String origin = siteUri.toString().replaceFirst("/$", "");
        openUri = service(open).wrap(Cors.allow(origin).credentials()).start().uri();
        closedUri = service(closed).wrap(Cors.allow("https://other.test")).before(CrossSite.refuse()).start().uri();
        browser = new Browser(program.get());
        browser.open(siteUri);
    }

    private static App service(App app) {
        app.route("/data").methods("GET", "POST", "PUT").to(req -> "data");
        return app;
    }

    @AfterAll
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        site.close();
        open.close();
        closed.close();
    }

    @Test
    void onlyTheScriptWithTheNonceRuns() throws Exception {
        assertThat(browser.evaluate("window.ours === true").asBoolean()).isTrue();
        assertThat(browser.evaluate("window.injected === true").asBoolean()).isFalse();
    }

    @Test
    void pageReadsOnlyWhatAllowsItsOrigin() throws Exception {
        assertThat(fetched(openUri.resolve("/data"), "GET")).isEqualTo("200 data");
        assertThat(fetched(openUri.resolve("/data"), "PUT")).isEqualTo("200 data");
        assertThat(fetched(openUri.resolve("/missing"), "GET")).startsWith("404 ");
        assertThat(fetched(closedUri.resolve("/data"), "GET")).isEqualTo("TypeError");
        assertThat(fetched(closedUri.resolve("/data"), "PUT")).isEqualTo("TypeError");
    }

    @Test
    void pageMayChangeItsOwnSiteOnly() throws Exception {
        assertThat(fetched(siteUri.resolve("/pay"), "POST")).isEqualTo("200 paid");
        assertThat(browser.evaluate("fetch('%s', {method: 'POST', mode: 'no-cors', body: 'x=1'}).then(r => r.type)"
                .formatted(closedUri.resolve("/data"))).asText()).isEqualTo("opaque");
    }

    @Test
    void formOfAnotherSiteOrOfNoneIsRefused() throws Exception {
        try (Browser other = new Browser(Browser.installed().orElseThrow())) {
            other.open(openUri.resolve("/data"));
            int before = paid.get();
            assertThat(other.evaluate("""
                    new Promise(done => {
                        window.addEventListener('message', e => done(e.origin + ' ' + e.data));
                        const frame = document.createElement('iframe');
                        frame.sandbox = 'allow-scripts';
                        frame.srcdoc = `<script>fetch('%s', {method: 'POST', mode: 'no-cors', credentials: 'include', body: 'x=1'})
                            .then(r => parent.postMessage(r.type, '*'))</` + 'script>';
                        document.body.append(frame);
                    })""".formatted(siteUri.resolve("/pay"))).asText()).isEqualTo("null opaque");
            assertThat(paid).as("by a frame without an origin").hasValue(before);
            other.evaluate("document.body.innerHTML = '<form method=post action=\"%s\"><button>go</button></form>'"
                    .formatted(siteUri.resolve("/pay")));
            other.click("button");
            other.awaitLoad();
            assertThat(other.evaluate("document.body.innerText").asText()).contains("This request was sent by a page of another site.");
        }
    }

    private String fetched(URI url, String method) throws Exception {
        return browser.evaluate("""
                fetch('%s', {method: '%s', credentials: 'include', headers: {'X-Custom': '1'}})
                    .then(async r => r.status + ' ' + await r.text()).catch(e => e.name)""".formatted(url, method)).asText();
    }
}
