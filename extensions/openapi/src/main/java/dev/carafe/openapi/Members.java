package dev.carafe.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What Jackson makes of the fields and getters of classes on one side: their names, and whether they may be null or absent. */
final class Members {
    private static final EnumSet<JsonInclude.Include> WRITES_VALUES = EnumSet.of(JsonInclude.Include.ALWAYS, JsonInclude.Include.NON_NULL,
            JsonInclude.Include.NON_ABSENT, JsonInclude.Include.USE_DEFAULTS);

    private final ObjectMapper mapper;
    private final Side side;
    private final Map<Class<?>, BeanDescription> read = new HashMap<>();
    private final Map<Class<?>, BeanDescription> written = new HashMap<>();

    Members(ObjectMapper mapper, Side side) {
        this.mapper = mapper;
        this.side = side;
    }

    /** Returns whether a member is no property on this side. A getter is one only where no field is. */
    boolean isLeftOut(MemberScope<?, ?> member) {
        return property(member) == null;
    }

    @Nullable String name(MemberScope<?, ?> member) {
        BeanPropertyDefinition property = property(member);
        return property == null ? null : property.getName();
    }

    @Nullable String description(MemberScope<?, ?> member) {
        BeanPropertyDefinition property = property(member);
        return property == null || member.isFakeContainerItemScope() ? null : property.getMetadata().getDescription();
    }

    /**
     * Returns the value of a property that is absent, as {@code @JsonProperty(defaultValue)} tells it; null if it does not or may not be.
     */
    @Nullable Object defaultValue(MemberScope<?, ?> member) {
        BeanPropertyDefinition property = property(member);
        if (property == null || member.isFakeContainerItemScope() || isRequired(member)) {
            return null;
        }
        String text = property.getMetadata().getDefaultValue();
        return text == null ? null : json(text, property.getPrimaryType());
    }

    /** A list or an object stands in the text as JSON, everything else as it is. What does not fit the type is words for readers. */
    private @Nullable Object json(String text, JavaType type) {
        try {
            Object value = text.startsWith("[") || text.startsWith("{") ? mapper.readValue(text, type) : mapper.convertValue(text, type);
            return mapper.valueToTree(value);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Returns whether a property is written and not read. A type that is never read has none. */
    boolean isReadOnly(MemberScope<?, ?> member) {
        return side == Side.OUTPUT && read(member) == null
                && read(owner(member)).findProperties().stream().anyMatch(Members::isSettable);
    }

    boolean isWriteOnly(MemberScope<?, ?> member) {
        return side != Side.OUTPUT && written(member) == null;
    }

    boolean isNullable(MemberScope<?, ?> member) {
        return member.isFakeContainerItemScope() ? MemberNulls.holdsNull(member.getRawMember())
                : !isRequired(member) && MemberNulls.isNullable(member.getRawMember());
    }

    /**
     * Returns whether a property is there. Where it is read, its class says so: what Kotlin has a default for may be absent. Where it is
     * written, it is there, too, if it is always written and can't be null.
     */
    boolean isRequired(MemberScope<?, ?> member) {
        if (isMarked(member)) {
            return true;
        }
        BeanPropertyDefinition property = read(member);
        if (property == null || side == Side.OUTPUT) {
            return (property != null && property.isRequired())
                    || (!MemberNulls.isNullable(member.getRawMember()) && isWrittenAlways(member));
        }
        boolean primitive = member.getType().isPrimitive() && property.hasConstructorParameter()
                && !KotlinTypes.has(member.getRawMember().getDeclaringClass());
        return primitive || property.isRequired();
    }

    private static boolean isMarked(MemberScope<?, ?> member) {
        return member.getAnnotationConsideringFieldAndGetterIfSupported(NotNull.class) != null
                || member.getAnnotationConsideringFieldAndGetterIfSupported(NotBlank.class) != null
                || member.getAnnotationConsideringFieldAndGetterIfSupported(NotEmpty.class) != null;
    }

    private boolean isWrittenAlways(MemberScope<?, ?> member) {
        BeanPropertyDefinition property = written(member);
        JsonInclude.Value all = mapper.getSerializationConfig().getDefaultPropertyInclusion();
        JsonInclude.Value ofClass = written(owner(member)).findPropertyInclusion(all);
        return property != null && WRITES_VALUES.contains(ofClass.withOverrides(property.findInclusion()).getValueInclusion());
    }

    private @Nullable BeanPropertyDefinition property(MemberScope<?, ?> member) {
        return side == Side.OUTPUT ? written(member) : read(member);
    }

    /** Returns the class whose properties are described; a member may be that of a class above. */
    private static Class<?> owner(MemberScope<?, ?> member) {
        return member.getDeclaringTypeMembers().mainTypeAndOverrides().stream().filter(type -> !type.isMixin()).findFirst().orElseThrow()
                .getErasedType();
    }

    /** Returns what a member is when JSON is read, or null if nothing sets it. */
    private @Nullable BeanPropertyDefinition read(MemberScope<?, ?> member) {
        Predicate<BeanPropertyDefinition> isIt;
        if (member instanceof FieldScope) {
            isIt = property -> property.getInternalName().equals(member.getDeclaredName());
        } else {
            BeanPropertyDefinition getter = written(member);
            isIt = property -> getter != null && property.getName().equals(getter.getName());
        }
        return find(read(owner(member)), isIt.and(Members::isSettable));
    }

    /** Returns what a member is when JSON is written, or null if nothing gets it. */
    private @Nullable BeanPropertyDefinition written(MemberScope<?, ?> member) {
        Class<?> type = owner(member);
        if (member instanceof FieldScope) {
            return find(written(type), property -> property.couldSerialize()
                    && property.getInternalName().equals(member.getDeclaredName()));
        }
        return find(written(type), property -> property.hasGetter() && isGetter(property, (Method) member.getRawMember())
                && !hasField(type, property.getInternalName()));
    }

    private static boolean isGetter(BeanPropertyDefinition property, Method method) {
        return property.getGetter().getName().equals(method.getName()) && method.getParameterCount() == 0;
    }

    private static boolean hasField(@Nullable Class<?> type, String name) {
        return type != null && (Arrays.stream(type.getDeclaredFields())
                .anyMatch(field -> field.getName().equals(name) && !Modifier.isStatic(field.getModifiers()))
                || hasField(type.getSuperclass(), name));
    }

    /** Jackson would also set final fields, but whoever declares one without an argument of a constructor computes it. */
    private static boolean isSettable(BeanPropertyDefinition property) {
        boolean computed = !property.hasConstructorParameter() && !property.hasSetter() && property.hasField()
                && Modifier.isFinal(property.getField().getModifiers()) && !property.getPrimaryType().isContainerType();
        return property.couldDeserialize() && !computed;
    }

    private static @Nullable BeanPropertyDefinition find(BeanDescription type, Predicate<BeanPropertyDefinition> isIt) {
        List<BeanPropertyDefinition> properties = type.findProperties();
        return properties.stream().filter(isIt).findFirst().orElse(null);
    }

    private BeanDescription read(Class<?> type) {
        return read.computeIfAbsent(type, each -> mapper.getDeserializationConfig().introspect(mapper.constructType(each)));
    }

    private BeanDescription written(Class<?> type) {
        return written.computeIfAbsent(type, each -> mapper.getSerializationConfig().introspect(mapper.constructType(each)));
    }
}
