import './main.css';

document.getElementById('root').innerHTML =
  '<main><h1>Hello</h1><button type="button">Open a repository</button></main>';
