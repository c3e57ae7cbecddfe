/** The toolbar button opens the panel as an ordinary tab. There is nothing else to do in the background. */
import { openTabOnToolbarButton } from '../browser/toolbar-button.ts';

openTabOnToolbarButton('page.html');
