package io.github.visionpreflight.image.tiff;

/** Rows of a picture as they are stored, from the top, each delivered once. */
interface PackedRows {
  /** Puts the next row at the start of the array. */
  void next(byte[] row);
}
