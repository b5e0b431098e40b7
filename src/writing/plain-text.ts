import { type Block, textBlocks } from './text-blocks.ts'

/** A text in our conventions → the text part of a mail: complete by itself, headings underlined instead of marked. */
export const plainText = (text: string, footer: string): string =>
  `${textBlocks(text).map(plainBlock).join('\n\n')}\n${footer ? `\n-- \n${footer}\n` : ''}`

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${'-'.repeat(Math.min(block.text.length, 60))}`
    case 'subheading':
    case 'paragraph':
    case 'marker':
      return block.text
    case 'bullets':
      return block.items.map((item) => `- ${item}`).join('\n')
    case 'numbers':
      return block.items.map((item, i) => `${block.start + i}. ${item}`).join('\n')
  }
}
