/** The schema of the section `video`: how videos are read and written. */
export async function videoSettingsSchema() {
  const { videoReaderOptionsSchema, videoWriterOptionsSchema } = await import('@drapeflow/video');
  return videoWriterOptionsSchema.extend(videoReaderOptionsSchema.shape);
}
