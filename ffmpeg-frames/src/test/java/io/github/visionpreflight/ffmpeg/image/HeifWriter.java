package io.github.visionpreflight.ffmpeg.image;

import java.util.ArrayList;
import java.util.List;

/** Writes HEIF files for tests: items, properties, references. Not safe to share. */
final class HeifWriter {
  private final List<Bytes> properties = new ArrayList<>();
  private final List<List<Integer>> associations = new ArrayList<>();
  private final List<String> types = new ArrayList<>();
  private final List<byte[]> data = new ArrayList<>();
  private final Bytes references = new Bytes();

  /** Adds a property and returns its place. */
  int property(String type, Bytes content) {
    properties.add(new Bytes().box(type, content));
    return properties.size();
  }

  int size(int width, int height) {
    return property("ispe", new Bytes().be32(0).be32(width).be32(height));
  }

  int turned(int quartersAnticlockwise) {
    return property("irot", new Bytes().u8(quartersAnticlockwise));
  }

  int mirrored(int axis) {
    return property("imir", new Bytes().u8(axis));
  }

  int colours(int primaries, int transfer, int matrix, boolean fullRange) {
    Bytes content = new Bytes().ascii("nclx").be16(primaries).be16(transfer).be16(matrix);
    return property("colr", content.u8(fullRange ? 0x80 : 0));
  }

  int profile(byte[] icc) {
    return property("colr", new Bytes().ascii("prof").raw(icc));
  }

  int alpha() {
    String name = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";
    return property("auxC", new Bytes().be32(0).ascii(name).u8(0));
  }

  /** Adds a coded picture and returns its item. */
  int picture(Coded coded, Integer... more) {
    boolean hevc = coded.configuration().length > 4;
    List<Integer> places = new ArrayList<>();
    places.add(size(coded.width(), coded.height()));
    places.add(property(hevc ? "hvcC" : "av1C", new Bytes().raw(coded.configuration())));
    places.addAll(List.of(more));
    return item(hevc ? "hvc1" : "av01", coded.data(), places);
  }

  /** Adds a grid of pictures and returns its item. */
  int grid(int rows, int columns, int width, int height, int[] tiles, Integer... more) {
    List<Integer> places = new ArrayList<>();
    places.add(size(width, height));
    places.addAll(List.of(more));
    Bytes content = new Bytes().u8(0).u8(0).u8(rows - 1).u8(columns - 1);
    int item = item("grid", content.be16(width).be16(height).toArray(), places);
    refer("dimg", item, tiles);
    return item;
  }

  private int item(String type, byte[] bytes, List<Integer> places) {
    types.add(type);
    data.add(bytes);
    associations.add(places);
    return types.size();
  }

  void refer(String kind, int from, int... to) {
    Bytes content = new Bytes().be16(from).be16(to.length);
    for (int item : to) {
      content.be16(item);
    }
    references.box(kind, content);
  }

  /** Returns the file. */
  byte[] file(String brand, int primary) {
    byte[] head = new Bytes().box("ftyp", new Bytes().ascii(brand).be32(0).ascii("mif1")).toArray();
    int before = head.length + meta(primary, 0).size() + 8;
    Bytes all = new Bytes().raw(head).raw(meta(primary, before).toArray());
    Bytes content = new Bytes();
    data.forEach(content::raw);
    return all.box("mdat", content).toArray();
  }

  private Bytes meta(int primary, int dataAt) {
    Bytes content = new Bytes().be32(0);
    content.box("hdlr", new Bytes().be32(0).be32(0).ascii("pict").zeros(13));
    content.box("pitm", new Bytes().be32(0).be16(primary));
    content.box("iloc", locations(dataAt));
    content.box("iinf", information());
    if (references.size() > 0) {
      content.box("iref", new Bytes().be32(0).raw(references.toArray()));
    }
    Bytes all = new Bytes();
    properties.forEach(property -> all.raw(property.toArray()));
    content.box("iprp", new Bytes().box("ipco", all).box("ipma", places()));
    return new Bytes().box("meta", content);
  }

  private Bytes locations(int dataAt) {
    Bytes out = new Bytes().be32(0).be16(0x4400).be16(data.size());
    int at = dataAt;
    for (int i = 0; i < data.size(); i++) {
      out.be16(i + 1).be16(0).be16(1).be32(at).be32(data.get(i).length);
      at += data.get(i).length;
    }
    return out;
  }

  private Bytes information() {
    Bytes out = new Bytes().be32(0).be16(types.size());
    for (int i = 0; i < types.size(); i++) {
      out.box("infe", new Bytes().be32(0x02000000).be16(i + 1).be16(0).ascii(types.get(i)).u8(0));
    }
    return out;
  }

  private Bytes places() {
    Bytes out = new Bytes().be32(0).be32(types.size());
    for (int i = 0; i < types.size(); i++) {
      out.be16(i + 1).u8(associations.get(i).size());
      associations.get(i).forEach(out::u8);
    }
    return out;
  }
}
