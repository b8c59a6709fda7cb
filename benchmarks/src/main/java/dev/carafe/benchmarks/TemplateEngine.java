package dev.carafe.benchmarks;

import com.hubspot.jinjava.Jinjava;
import dev.carafe.templates.Templates;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import gg.jte.ContentType;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/** Engines, each with its cache of templates; Jinjava as it comes has none. */
public enum TemplateEngine {
    CARAFE {
        @Override
        public Supplier<String> of(Page page) {
            Templates templates = Templates.create();
            return () -> templates.render(page.jinja, page.model);
        }
    },
    /** Compiled to Java beforehand, as jte is meant to run. */
    JTE {
        @Override
        public Supplier<String> of(Page page) {
            try {
                Path sources = Files.createTempDirectory("jte");
                Path classes = Files.createTempDirectory("jte-classes");
                Files.writeString(sources.resolve(page.jte), Page.source(page.jte));
                ContentType type = page == Page.TABLE ? ContentType.Html : ContentType.Plain;
                gg.jte.TemplateEngine.create(new DirectoryCodeResolver(sources), classes, type, TemplateEngine.class.getClassLoader(),
                        "gg.jte.generated.precompiled").precompileAll();
                gg.jte.TemplateEngine jte = gg.jte.TemplateEngine.createPrecompiled(classes, type);
                return () -> {
                    StringOutput out = new StringOutput();
                    jte.render(page.jte, page.model, out);
                    return out.toString();
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    JINJAVA {
        @Override
        public Supplier<String> of(Page page) {
            Jinjava jinjava = new Jinjava();
            jinjava.getGlobalContext().setAutoEscape(page == Page.TABLE);
            String source = page.jinjaSource();
            return () -> jinjava.render(source, page.model);
        }
    },
    PEBBLE {
        @Override
        public Supplier<String> of(Page page) {
            PebbleEngine pebble = new PebbleEngine.Builder().loader(new ClasspathLoader()).autoEscaping(page == Page.TABLE).build();
            return () -> {
                PebbleTemplate template = pebble.getTemplate(Page.FOLDER + page.pebble);
                StringWriter out = new StringWriter();
                try {
                    template.evaluate(out, page.model);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return out.toString();
            };
        }
    },
    FREEMARKER {
        @Override
        public Supplier<String> of(Page page) {
            Configuration freemarker = new Configuration(Configuration.VERSION_2_3_35);
            freemarker.setClassForTemplateLoading(Page.class, "/" + Page.FOLDER);
            freemarker.setLocale(Locale.ROOT);
            return () -> {
                StringWriter out = new StringWriter();
                try {
                    Template template = freemarker.getTemplate(page.freemarker);
                    template.process(page.model, out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (TemplateException e) {
                    throw new IllegalStateException(e);
                }
                return out.toString();
            };
        }
    };

    /** Returns what renders a page. */
    public abstract Supplier<String> of(Page page);
}
