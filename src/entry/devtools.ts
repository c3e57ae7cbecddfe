import browser from 'webextension-polyfill';

void browser.devtools.panels.create('Claimcheck', '', 'panel.html');
