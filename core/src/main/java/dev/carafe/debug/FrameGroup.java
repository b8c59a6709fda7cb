package dev.carafe.debug;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Adjacent frames that are shown alike.
 *
 * @param folded whether the group is collapsed
 * @param frames the frames, in order
 */
record FrameGroup(boolean folded, List<Frame> frames) {
    static List<FrameGroup> of(List<Frame> frames, Origin.Kind shown) {
        List<FrameGroup> groups = new ArrayList<>();
        for (Frame frame : frames) {
            boolean folded = frame.origin().kind() != shown;
            if (groups.isEmpty() || groups.getLast().folded != folded) {
                groups.add(new FrameGroup(folded, new ArrayList<>()));
            }
            groups.getLast().frames.add(frame);
        }
        return groups;
    }

    /** Returns the number of frames and their origins: {@code "12 frames of java.base, carafe"}. */
    String title() {
        Set<String> origins = new LinkedHashSet<>();
        frames.forEach(frame -> origins.add(frame.origin().name()));
        return (frames.size() == 1 ? "1 frame of " : frames.size() + " frames of ") + String.join(", ", origins);
    }
}
