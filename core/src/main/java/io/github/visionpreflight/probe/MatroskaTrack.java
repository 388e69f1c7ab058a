package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import org.jspecify.annotations.Nullable;

/** What one TrackEntry of a Matroska file says. Not safe to share. */
final class MatroskaTrack {
  private static final int TRACK_NUMBER = 0xD7;
  private static final int TRACK_UID = 0x73C5;
  private static final int TRACK_TYPE = 0x83;
  private static final int FLAG_ENABLED = 0xB9;
  private static final int DEFAULT_DURATION = 0x23E383;
  private static final int CODEC_ID = 0x86;
  private static final int CODEC_PRIVATE = 0x63A2;
  private static final int CONTENT_ENCODINGS = 0x6D80;
  private static final int CONTENT_ENCODING = 0x6240;
  private static final int CONTENT_ENCRYPTION = 0x5035;
  private static final int VIDEO = 0xE0;
  private static final int PIXEL_WIDTH = 0xB0;
  private static final int PIXEL_HEIGHT = 0xBA;
  private static final int DISPLAY_WIDTH = 0x54B0;
  private static final int DISPLAY_HEIGHT = 0x54BA;
  private static final int DISPLAY_UNIT = 0x54B2;
  private static final int PROJECTION = 0x7670;
  private static final int PROJECTION_YAW = 0x7673;
  private static final int PROJECTION_PITCH = 0x7674;
  private static final int PROJECTION_ROLL = 0x7675;

  private static final int VIDEO_TYPE = 1;

  /** Pixels, centimetres, inches and aspect ratios all give a ratio; 4 means unknown. */
  private static final int MAX_RATIO_UNIT = 3;

  private static final int MAX_CODEC_ID_BYTES = 64;
  private static final int MAX_SAMPLE_ENTRY_BYTES = 20;
  private static final double NANOS_PER_SECOND = 1e9;

  long number;
  long uid;
  boolean enabled = true;
  private long type;
  private long frameNanos;
  private boolean encrypted;
  private String codecId = "";
  private byte[] codecPrivate = {};
  private long sizeAt;
  private long width;
  private long height;
  private long displayWidth;
  private long displayHeight;
  private long displayUnit;
  private double yaw;
  private double pitch;
  private double roll;

  /** Reads the TrackEntry that the cursor has entered. */
  static MatroskaTrack read(ByteCursor in, EbmlElement element) {
    MatroskaTrack track = new MatroskaTrack();
    track.children(in, element);
    return track;
  }

  boolean isVideo() {
    return type == VIDEO_TYPE;
  }

  private void children(ByteCursor in, EbmlElement element) {
    while (EbmlElement.follows(in)) {
      element.read(in);
      int id = element.id();
      long parent = element.enter(in, "TrackEntry child");
      child(in, element, id);
      in.leave(parent);
    }
  }

  /** The lengthy one: a list of the fields of three nested elements whose IDs do not collide. */
  private void child(ByteCursor in, EbmlElement element, int id) {
    switch (id) {
      case VIDEO, PROJECTION, CONTENT_ENCODINGS, CONTENT_ENCODING -> children(in, element);
      case TRACK_NUMBER -> number = EbmlElement.unsigned(in, "TrackNumber");
      case TRACK_UID -> uid = EbmlElement.unsigned(in, "TrackUID");
      case TRACK_TYPE -> type = EbmlElement.unsigned(in, "TrackType");
      case FLAG_ENABLED -> enabled = EbmlElement.unsigned(in, "FlagEnabled") != 0;
      case DEFAULT_DURATION -> frameNanos = EbmlElement.unsigned(in, "DefaultDuration");
      case CODEC_ID -> codecId = EbmlElement.text(in, MAX_CODEC_ID_BYTES, "CodecID");
      case CODEC_PRIVATE -> codecPrivate = start(in);
      case CONTENT_ENCRYPTION -> encrypted = true;
      case PIXEL_WIDTH -> pixelWidth(in);
      case PIXEL_HEIGHT -> height = EbmlElement.unsigned(in, "PixelHeight");
      case DISPLAY_WIDTH -> displayWidth = EbmlElement.unsigned(in, "DisplayWidth");
      case DISPLAY_HEIGHT -> displayHeight = EbmlElement.unsigned(in, "DisplayHeight");
      case DISPLAY_UNIT -> displayUnit = EbmlElement.unsigned(in, "DisplayUnit");
      case PROJECTION_YAW -> yaw = EbmlElement.floating(in, "ProjectionPoseYaw");
      case PROJECTION_PITCH -> pitch = EbmlElement.floating(in, "ProjectionPosePitch");
      case PROJECTION_ROLL -> roll = EbmlElement.floating(in, "ProjectionPoseRoll");
      default -> {}
    }
  }

  private void pixelWidth(ByteCursor in) {
    sizeAt = in.position();
    width = EbmlElement.unsigned(in, "PixelWidth");
  }

  private static byte[] start(ByteCursor in) {
    return in.bytes((int) Math.min(MAX_SAMPLE_ENTRY_BYTES, in.remaining()), "CodecPrivate");
  }

  /**
   * Hands on what the track says of its pictures.
   *
   * @throws MediaException.Unsupported when it is encrypted or its codec has no name
   */
  void describe(ByteCursor in, VideoDraft draft) {
    if (encrypted) {
      throw new MediaException.Unsupported(
          "Matroska video track: encrypted, which is not supported");
    }
    draft.codec(codec());
    draft.stored(in, width, height, sizeAt);
    if (displayUnit <= MAX_RATIO_UNIT && Math.max(displayWidth, displayHeight) <= 1 << 24) {
      draft.pixelAspect(displayWidth * height, displayHeight * width);
    }
    draft.averageFps(NANOS_PER_SECOND / frameNanos);
    draft.orientation(orientation());
  }

  private String codec() {
    String name = VideoCodecs.ofMatroska(codecId);
    if (name != null) {
      return name;
    }
    Integer fourCc = fourCcInPrivateData();
    if (fourCc == null) {
      throw VideoCodecs.unknown("Matroska", plain(codecId));
    }
    return VideoCodecs.ofFourCc("Matroska", fourCc);
  }

  /** A BITMAPINFOHEADER or a QuickTime sample entry stands in for a codec ID of its own. */
  private @Nullable Integer fourCcInPrivateData() {
    if (codecId.equals("V_MS/VFW/FOURCC") && codecPrivate.length >= 20) {
      return fourCc(16);
    }
    if (codecId.equals("V_QUICKTIME") && codecPrivate.length >= 8) {
      return fourCc(4);
    }
    return null;
  }

  private int fourCc(int at) {
    return codecPrivate[at] << 24
        | (codecPrivate[at + 1] & 0xFF) << 16
        | (codecPrivate[at + 2] & 0xFF) << 8
        | codecPrivate[at + 3] & 0xFF;
  }

  /** Keeps content of the file out of messages: IDs are made of these characters only. */
  private static String plain(String id) {
    return id.replaceAll("[^A-Z0-9_/]", "?");
  }

  /**
   * A roll turns counter-clockwise; any other pose is a view into a sphere, not a turned picture.
   */
  private int orientation() {
    if (yaw != 0 || pitch != 0) {
      return 1;
    }
    if (roll == 90) {
      return 8;
    }
    return roll == -90 ? 6 : Math.abs(roll) == 180 ? 3 : 1;
  }
}
