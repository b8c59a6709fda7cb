package dev.carafe.templates.engine.python;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of strings, lists, tuples and dicts, with their signatures. */
final class Methods {
    static final Methods STR = new Methods("str", """
            upper() lower() title() capitalize() swapcase() casefold() isdigit() isdecimal() isnumeric() isalpha() isalnum() \
            isspace() isupper() islower() istitle() isascii() isidentifier() isprintable() strip(chars:optional=, /) \
            lstrip(chars:optional=, /) rstrip(chars:optional=, /) startswith(prefix:affix, start:bound=, end:bound=, /) \
            endswith(suffix:affix, start:bound=, end:bound=, /) removeprefix(prefix:str, /) removesuffix(suffix:str, /) \
            replace(old:str, new:str, count:index=, /) split(sep:optional=, maxsplit:index=) \
            rsplit(sep:optional=, maxsplit:index=) splitlines(keepends:index=) partition(sep:sub, /) rpartition(sep:sub, /) \
            join(iterable, /) find(sub:sub, start:bound=, end:bound=, /) rfind(sub:sub, start:bound=, end:bound=, /) \
            index(sub:sub, start:bound=, end:bound=, /) rindex(sub:sub, start:bound=, end:bound=, /) \
            count(sub:sub, start:bound=, end:bound=, /) ljust(width:index, fillchar:char=, /) \
            rjust(width:index, fillchar:char=, /) center(width:index, fillchar:char=, /) zfill(width:index, /) \
            expandtabs(tabsize:index=) format(*args, **kwargs) format_map(mapping, /) encode(encoding:str=, errors:str=) \
            translate(table, /) maketrans(x, y=, z=, /)""");
    static final Methods LIST = new Methods("list", """
            append(object, /) extend(iterable, /) insert(index:index, object, /) pop(index:index=, /) remove(value, /) reverse() \
            sort(*, key=, reverse=) index(value, start:bound=, stop:bound=, /) count(value, /) copy() clear()""");
    static final Methods TUPLE = new Methods("tuple", "index(value, start:bound=, stop:bound=, /) count(value, /)");
    static final Methods RANGE = new Methods("range", "index(value, /) count(value, /)");
    static final Methods DICT = new Methods("dict", """
            items() keys() values() get(key, default=, /) update(other=, /, **kwargs) pop(key, default=, /) popitem() \
            setdefault(key, default=, /) copy() clear() fromkeys(iterable, value=, /)""");

    private final Map<String, Signature> signatures = new HashMap<>();

    private Methods(String type, String lines) {
        for (String line : lines.replace(") ", ")\n").split("\n", -1)) {
            String name = line.substring(0, line.indexOf('('));
            boolean qualified = line.endsWith("()") || line.contains(", /)") || line.contains("format(");
            signatures.put(name, Signature.of("." + (qualified ? type + "." : "") + line));
        }
    }

    boolean has(String name) {
        return signatures.containsKey(name);
    }

    @Nullable Signature get(String name) {
        return signatures.get(name);
    }
}
