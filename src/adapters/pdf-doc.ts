/** A PDF being written; `text` and `bold` are its registered fonts. */
export type PdfDoc = InstanceType<typeof import('pdfkit')>
