/**
 * Jinja templates: {@link dev.carafe.templates.Templates} renders pages and text, {@link dev.carafe.templates.mail.Mails} mail.
 *
 * <p>A template goes through these hands: {@code TemplateStore} finds it in a {@code TemplateRoot}; {@code Source} carries out
 * white space control; {@code JinjavaReader} lets Jinjava scan it and nest its tags into {@code Part}s; {@code Compiler} makes
 * {@code Statement}s of them, and of their expressions trees of {@code dev.carafe.templates.expression}; a {@code Rendering}
 * runs them with the values and operators of {@code dev.carafe.templates.python} and the filters, tests and functions of
 * {@code dev.carafe.templates.builtins}.
 *
 * <p>What differs from Jinja2 on purpose: a filter or test that does not exist is an error when the template is loaded, in a
 * branch that is never reached too; filters that give generators there give lists here; {@code break}, {@code continue} and
 * {@code do} need no extension, and there is none for translations; an enum equals the text of its name.
 */
@NullMarked
package dev.carafe.templates;

import dev.carafe.templates.engine.compiler.Compiler;
import dev.carafe.templates.engine.tree.Rendering;
import dev.carafe.templates.engine.tree.Statement;
import org.jspecify.annotations.NullMarked;
