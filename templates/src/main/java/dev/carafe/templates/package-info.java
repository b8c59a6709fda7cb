/**
 * Jinja templates: {@link dev.carafe.templates.Templates} renders pages and text, {@link dev.carafe.templates.mail.Mailer} mail.
 *
 * <p>An app needs this package and {@link dev.carafe.templates.jinja}, the types that filters, tests and functions are written with. The
 * packages below {@code engine} are no API and may change in any release.
 *
 * <p>A template passes through these steps: {@code TemplateStore} finds it in a {@link dev.carafe.templates.TemplateRoot}; {@code Source}
 * splits it into Jinjava's tokens; {@code Compiler} turns these into {@code Statement}s, and their expressions into trees of
 * {@code engine.expression}; a {@code Rendering} runs them with the values and operators of {@code engine.python} and the filters, tests
 * and functions of {@code engine.builtins}. What differs from Jinja2 on purpose is listed in {@code docs/templates.md}.
 */
@NullMarked
package dev.carafe.templates;

import dev.carafe.templates.engine.compiler.Compiler;
import dev.carafe.templates.engine.tree.Rendering;
import dev.carafe.templates.engine.tree.Statement;
import org.jspecify.annotations.NullMarked;
