package dev.carafe.validation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carafe.problem.Constraints;
import dev.carafe.problem.InvalidValue;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.validator.HibernateValidator;
import org.jspecify.annotations.Nullable;

/** Constraints as Hibernate Validator checks them. */
final class JakartaConstraints implements Constraints {
    // Tells its version at each start. Referenced here, since java.util.logging forgets the level of a logger that is not referenced.
    private static final Logger VERSION = Logger.getLogger("org.hibernate.validator.internal.util.Version");

    private final Validator validator;
    private final Words words = new Words();
    private final JsonNames names;

    JakartaConstraints(ObjectMapper mapper) {
        if (VERSION.getLevel() == null) {
            VERSION.setLevel(Level.WARNING);
        }
        names = new JsonNames(mapper);
        validator = jakarta.validation.Validation.byProvider(HibernateValidator.class).configure()
                .messageInterpolator(words)
                .propertyNodeNameProvider(names)
                .buildValidatorFactory().getValidator();
    }

    @Override
    public boolean speaks(Locale locale) {
        return words.speaks(locale);
    }

    @Override
    public List<InvalidValue> check(Object value, Locale locale) {
        return words.in(locale, () -> violations("", value));
    }

    @Override
    public List<InvalidValue> checkProperty(Class<?> type, String property, @Nullable Object value, Locale locale) {
        PropertyDescriptor descriptor = validator.getConstraintsForClass(type).getConstraintsForProperty(property);
        if (descriptor == null) {
            return List.of();
        }
        return words.in(locale, () -> {
            List<InvalidValue> errors = new ArrayList<>(told("", validator.validateValue(type, property, value)));
            boolean cascades = descriptor.isCascaded()
                    || descriptor.getConstrainedContainerElementTypes().stream().anyMatch(ContainerElementTypeDescriptor::isCascaded);
            if (value != null && cascades) {
                errors.addAll(violations("/" + escaped(names.of(type, property)), value));
            }
            return errors;
        });
    }

    /** A list or map has no constraints of its own, but what is in it may have. */
    private List<InvalidValue> violations(String at, Object value) {
        List<InvalidValue> errors = new ArrayList<>();
        switch (value) {
            case Object[] array -> errors.addAll(violations(at, Arrays.asList(array)));
            case Collection<?> many -> {
                int index = 0;
                for (Object each : many) {
                    if (each != null) {
                        errors.addAll(violations(at + "/" + index, each));
                    }
                    index++;
                }
            }
            case Map<?, ?> map -> map.forEach((key, each) -> {
                if (each != null) {
                    errors.addAll(violations(at + "/" + escaped(key.toString()), each));
                }
            });
            default -> errors.addAll(told(at, validator.validate(value)));
        }
        return errors;
    }

    private static <T> List<InvalidValue> told(String at, Set<ConstraintViolation<T>> violations) {
        return violations.stream()
                .map(violation -> new InvalidValue(at + pointer(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(InvalidValue::pointer).thenComparing(InvalidValue::message))
                .toList();
    }

    /** The index or key of an element is told by the node after it, which has a name only if it is a property. */
    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            Object member = node.getIndex() != null ? node.getIndex() : node.getKey();
            if (node.isInIterable() && member != null) {
                pointer.append('/').append(escaped(member.toString()));
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                pointer.append('/').append(escaped(node.getName()));
            }
        }
        return pointer.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
