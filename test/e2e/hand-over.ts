/** Gives the panel something as a person does: dropped, or pasted. */
import type { Panel } from './panel.ts';

/** Drops a file of this text on the page. */
export const dropFile = (panel: Panel, name: string, text: string): Promise<void> =>
  panel.driver.evaluate(
    (fileName, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      for (const type of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    },
    name,
    text,
  );

export const pasteText = (panel: Panel, text: string): Promise<void> =>
  panel.driver.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    // Firefox takes the text itself and no `clipboardData` here.
    const init = { bubbles: true, cancelable: true, clipboardData, data: content, dataType: 'text/plain' };
    document.body.dispatchEvent(new ClipboardEvent('paste', init));
  }, text);
