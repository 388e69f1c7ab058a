package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.ffmpeg.image.BoxReader.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An item of a HEIF file: a coded picture, or one that is made of others. Used by one thread. */
final class HeifItem {
  /** Where a piece of the item's data is, counted from the start of the file. */
  record Extent(int offset, int length) {}

  private final long id;
  private final List<Extent> extents = new ArrayList<>();
  private final List<Box> properties = new ArrayList<>();
  private final Map<Integer, List<Long>> references = new HashMap<>();
  private int type;

  HeifItem(long id) {
    this.id = id;
  }

  long id() {
    return id;
  }

  boolean is(String fourCharacters) {
    return type == BoxReader.fourcc(fourCharacters);
  }

  String typeName() {
    return BoxReader.name(type);
  }

  void type(int fourcc) {
    type = fourcc;
  }

  List<Extent> extents() {
    return extents;
  }

  List<Box> properties() {
    return properties;
  }

  /** Returns the content of the first property of a type. */
  Optional<BoxReader> property(String fourCharacters) {
    return properties.stream()
        .filter(box -> box.is(fourCharacters))
        .map(box -> box.content().copy())
        .findFirst();
  }

  /** Returns the items that this one refers to in a way: those it is made of, or belongs to. */
  List<Long> references(String kind) {
    return references.getOrDefault(BoxReader.fourcc(kind), List.of());
  }

  void refer(int kind, long to) {
    references.computeIfAbsent(kind, k -> new ArrayList<>()).add(to);
  }
}
