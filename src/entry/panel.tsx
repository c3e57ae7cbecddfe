const root = document.getElementById('panel');
if (root) root.textContent = 'Claimcheck';
