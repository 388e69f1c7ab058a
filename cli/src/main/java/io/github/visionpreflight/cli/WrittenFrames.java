package io.github.visionpreflight.cli;

import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.WholeFile;
import io.github.visionpreflight.video.Frame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What has been written of one video. Not safe to share. */
final class WrittenFrames {
  /**
   * Where the frames of a run go.
   *
   * @param names of the frames' files
   * @param dataUri whether a file holds a data URI instead of the JPEG
   * @param sheets of the contact sheets' files
   * @param contactSheet what a contact sheet is called; null when none is drawn
   */
  record Place(
      OutputNames names, boolean dataUri, OutputNames sheets, @Nullable Path contactSheet) {
    static Place of(Path folder, boolean dataUri, @Nullable Path contactSheet) {
      Path parent = contactSheet == null ? null : contactSheet.toAbsolutePath().getParent();
      OutputNames sheets = new OutputNames(parent == null ? Path.of("") : parent);
      return new Place(new OutputNames(folder), dataUri, sheets, contactSheet);
    }

    private Path write(Frame frame, String video, int number) {
      Path target = names.numbered(video, number, dataUri ? "datauri" : "jpg");
      WholeFile.write(target, dataUri ? dataUri(frame) : frame.jpeg());
      return target;
    }

    private static byte[] dataUri(Frame frame) {
      return DataUri.encode(MediaType.JPEG, frame.jpeg()).getBytes(StandardCharsets.US_ASCII);
    }
  }

  private final MediaSource source;
  private final Place place;
  private final ContactSheet sheet = new ContactSheet();
  private final List<Object> outputs = new ArrayList<>();
  private final List<Object> timestamps = new ArrayList<>();
  private final List<Object> sourceFrames = new ArrayList<>();

  WrittenFrames(MediaSource source, Place place) {
    this.source = source;
    this.place = place;
  }

  /** Returns the video. */
  MediaSource source() {
    return source;
  }

  void add(Frame frame) {
    outputs.add(place.write(frame, source.name(), outputs.size() + 1).toString());
    timestamps.add(frame.timeSeconds());
    sourceFrames.add(
        frame.index().isPresent() ? frame.index().getAsLong() : (Object) frame.timeSeconds());
    if (place.contactSheet() != null) {
      sheet.add(frame);
    }
  }

  void addTo(Row row) {
    row.put("frames_written", outputs.size());
    row.put("timestamps", timestamps);
    row.put("source_frames", sourceFrames);
    row.put("outputs", outputs);
    if (place.contactSheet() != null && sheet.size() > 0) {
      Path target = place.sheets().next(place.contactSheet().getFileName().toString(), "jpg");
      sheet.writeTo(target);
      row.put("contact_sheet", target.toString());
      row.put("contact_sheet_frames", sheet.size());
    }
  }

  Row failure(String input, MediaException e) {
    String kind = e.kind().name().toLowerCase(Locale.ROOT);
    String before =
        outputs.isEmpty() ? "" : "; " + outputs.size() + " frames before it were written";
    return Row.failure(input, kind, e.getMessage() + before);
  }
}
