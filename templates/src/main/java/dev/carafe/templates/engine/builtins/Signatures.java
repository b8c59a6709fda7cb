package dev.carafe.templates.engine.builtins;

import org.jspecify.annotations.Nullable;

/**
 * The signatures of the built-in filters, tests and functions, those of Jinja2 3.1. Before a semicolon stand the arguments that the engine
 * passes.
 */
final class Signatures {
    private Signatures() {}

    /** Returns the signature of a filter, or null for one that takes anything. */
    static @Nullable String filter(String name) {
        return switch (name) {
            case "abs" -> ".abs(/)";
            case "attr" -> "do_attr(environment, obj; name:attribute)";
            case "batch" -> "do_batch(value; linecount, fill_with=None)";
            case "center" -> "do_center(value; width=80)";
            case "count", "length" -> ".len(/)";
            case "d", "default" -> "do_default(value; default_value='', boolean=False)";
            case "dictsort" -> "do_dictsort(value; case_sensitive=False, by='key', reverse:index=False)";
            case "e", "escape" -> ".escape(/)";
            case "filesizeformat" -> "do_filesizeformat(value; binary=False)";
            case "first", "last" -> "do_" + name + "(environment, seq; )";
            case "float" -> "do_float(value; default=0.0)";
            case "groupby" -> "do_groupby(environment, value; attribute, default=None, case_sensitive=False)";
            case "indent" -> "do_indent(s; width=4, first=False, blank=False)";
            case "int" -> "do_int(value; default=0, base=10)";
            case "join" -> "do_join(eval_ctx, value; d='', attribute=None)";
            case "max", "min", "unique" -> "do_" + name + "(environment, value; case_sensitive=False, attribute=None)";
            case "random" -> "do_random(context, seq; )";
            case "replace" -> "do_replace(eval_ctx, s; old, new, count=None)";
            case "round" -> "do_round(value; precision=0, method='common')";
            case "safe" -> "do_mark_safe(value; )";
            case "slice" -> "do_slice(value; slices, fill_with=None)";
            case "sort" -> "do_sort(environment, value; reverse:index=False, case_sensitive=False, attribute=None)";
            case "string" -> "soft_str(s; )";
            case "sum" -> "do_sum(environment, iterable; attribute=None, start=0)";
            case "tojson" -> "do_tojson(eval_ctx, value; indent=None)";
            case "trim" -> "do_trim(value; chars:optional=None)";
            case "truncate" -> "do_truncate(env, s; length=255, killwords=False, end='...', leeway=None)";
            case "urlize" -> "do_urlize(eval_ctx, value; trim_url_limit=None, nofollow=False, target=None, rel=None, extra_schemes=None)";
            case "wordwrap" -> "do_wordwrap(environment, s; width=79, break_long_words=True, wrapstring=None, break_on_hyphens=True)";
            case "xmlattr" -> "do_xmlattr(eval_ctx, d; autospace=True)";
            case "capitalize", "lower", "title", "upper", "wordcount" -> "do_" + name + "(s; )";
            case "forceescape", "items", "list", "pprint", "reverse", "striptags", "urlencode" -> "do_" + name + "(value; )";
            default -> null;
        };
    }

    /** Returns the signature of a test. */
    static String test(String name) {
        return switch (name) {
            case "==", "!=", "<", "<=", ">", ">=", "eq", "equalto", "ne", "lt", "lessthan", "le", "gt", "greaterthan", "ge" ->
                    "." + name + "(b, /)";
            case "callable" -> ".callable(/)";
            case "divisibleby" -> "test_divisibleby(value; num)";
            case "in" -> "test_in(value; seq)";
            case "sameas" -> "test_sameas(value; other)";
            case "filter", "test" -> "test_" + name + "(env, value; )";
            default -> "test_" + name + "(value; )";
        };
    }

    /** Returns the signature of a global function. */
    static String function(String name) {
        return switch (name) {
            case "range" -> ".range(start, stop=, step=, /)";
            case "dict" -> ".dict(mapping=, /, **kwargs)";
            case "namespace" -> ".namespace(mapping=, /, **kwargs)";
            case "cycler" -> "Cycler.__init__(self; *items)";
            case "joiner" -> "Joiner.__init__(self; sep=',')";
            default -> "generate_lorem_ipsum(; n=5, html=True, min=20, max=100)";
        };
    }
}
