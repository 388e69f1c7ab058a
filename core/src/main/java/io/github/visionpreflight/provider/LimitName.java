package io.github.visionpreflight.provider;

import java.util.Locale;

/** What a limit is about, and in which unit. 1 MB on a page is 1,000,000 bytes here. */
public enum LimitName {
  /** Kinds of input the model takes: {@code text}, {@code image}, {@code video}. */
  INPUT(Kind.WORD, ""),
  /** Wire shapes the provider speaks. */
  DIALECT(Kind.WORD, ""),
  /** Ways in which media reach the provider. */
  TRANSPORT(Kind.WORD, ""),
  /** Schemes of a media URL. */
  URL_SCHEME(Kind.WORD, ""),
  /** Scheme of a reference to an uploaded file. */
  FILE_ID_SCHEME(Kind.WORD, ""),
  /** Forms of a reference to a local file, by system and SDK. */
  LOCAL_PATH_FORM(Kind.WORD, ""),
  /** From where a media URL must be reachable. */
  URL_REACH(Kind.WORD, ""),
  /** How long the provider waits for a media URL. */
  URL_FETCH_SECONDS(Kind.NUMBER, "seconds"),
  /** What a declared type must agree with. */
  DECLARED_TYPE(Kind.WORD, ""),
  /** Values of {@code detail}. */
  DETAIL(Kind.WORD, ""),
  /** Fields of a request that take but one value, or one of a few: {@code n=1}. */
  FIXED_FIELD(Kind.WORD, ""),
  /** The JSON form that a message's content must have. */
  CONTENT_FORM(Kind.WORD, ""),
  /** Images in a request. */
  IMAGES_PER_REQUEST(Kind.NUMBER, "images"),
  /** Videos in a request. */
  VIDEOS_PER_REQUEST(Kind.NUMBER, "videos"),
  /** Bytes of all media of a request together. */
  TOTAL_MEDIA_BYTES(Kind.NUMBER, "bytes"),
  /** Bytes of the request's body. */
  REQUEST_BODY_BYTES(Kind.NUMBER, "bytes"),
  /** Bytes of one image, before base64. */
  IMAGE_BYTES(Kind.NUMBER, "bytes"),
  /** Length of one image as a data URI. */
  IMAGE_BASE64_BYTES(Kind.NUMBER, "bytes"),
  /** Types of images, in the host's spelling. */
  IMAGE_TYPE(Kind.WORD, ""),
  /** Each side of an image as displayed. */
  IMAGE_SIDE_PIXELS(Kind.NUMBER, "pixels"),
  /** Longest side of an image divided by its shortest. */
  IMAGE_ASPECT_RATIO(Kind.NUMBER, "to 1"),
  /** Size of an image as displayed, either way round. */
  IMAGE_SIZE(Kind.SIZE, "pixels"),
  /** Size beyond which {@link #LARGE_IMAGE_TYPE} holds, either way round. */
  LARGE_IMAGE_SIZE(Kind.SIZE, "pixels"),
  /** Types of images larger than {@link #LARGE_IMAGE_SIZE}. */
  LARGE_IMAGE_TYPE(Kind.WORD, ""),
  /** Bytes of one video, before base64. */
  VIDEO_BYTES(Kind.NUMBER, "bytes"),
  /** Length of one video as a data URI. */
  VIDEO_BASE64_BYTES(Kind.NUMBER, "bytes"),
  /** Types of videos, in the host's spelling. */
  VIDEO_TYPE(Kind.WORD, ""),
  /** How long a video plays. */
  VIDEO_SECONDS(Kind.NUMBER, "seconds"),
  /** Size of a video as displayed, either way round. */
  VIDEO_SIZE(Kind.SIZE, "pixels"),
  /** Images in a video that is given as a list of images. */
  FRAMES_IN_LIST(Kind.NUMBER, "images"),
  /** Frames a second that the host is asked to look at. */
  SAMPLE_FPS(Kind.NUMBER, "frames a second"),
  /** Frames that the host looks at at most. */
  MAX_FRAMES(Kind.NUMBER, "frames"),
  /** Parameters of a video. */
  VIDEO_PARAMETER(Kind.WORD, ""),
  /** What becomes of a video's sound. */
  AUDIO_TRACK(Kind.WORD, ""),
  /** Bytes of one uploaded file. */
  FILE_BYTES(Kind.NUMBER, "bytes"),
  /** Uploaded files of one account. */
  FILES(Kind.NUMBER, "files"),
  /** Bytes of all uploaded files of one account. */
  TOTAL_FILE_BYTES(Kind.NUMBER, "bytes"),
  /** Purposes of an uploaded file. */
  UPLOAD_PURPOSE(Kind.WORD, ""),
  /** Tokens of request and answer together. */
  CONTEXT_TOKENS(Kind.NUMBER, "tokens"),
  /** Tokens of the answer. */
  OUTPUT_TOKENS(Kind.NUMBER, "tokens"),
  /** The day on which the provider retires the model. */
  RETIRES(Kind.WORD, "");

  /** What a limit is compared with. */
  enum Kind {
    NUMBER,
    SIZE,
    WORD
  }

  private final Kind kind;
  private final String unit;
  private final String id = name().toLowerCase(Locale.ROOT);

  LimitName(Kind kind, String unit) {
    this.kind = kind;
    this.unit = unit;
  }

  /** Returns the name that data and reports use: {@code images_per_request}. */
  public String id() {
    return id;
  }

  /** Returns the unit of the value: {@code bytes}; empty for a list of words. */
  public String unit() {
    return unit;
  }

  Kind kind() {
    return kind;
  }

  String words() {
    return id.replace('_', ' ');
  }
}
