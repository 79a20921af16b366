-- Runs inside Neovim: going to what a citation names, and another name for it in several files, undone to the byte.

local editors, case = vim.env.CAREER_LS_EDITORS, vim.env.CAREER_LS_CASE
local support = dofile(vim.env.CAREER_LS_TESTS .. '/neovim_support.lua')
local check = support.check
-- Beside the case, whose configuration names another matrix.
local folder = vim.fn.fnamemodify(case, ':h') .. '/names'
local file = folder .. '/promotion.md'

local function wait(milliseconds, condition)
  return (vim.wait(milliseconds, condition, 10))
end

local matrix = '# Ladder\n\n| Attribute | Senior (L5) | Staff (L6) |\n| --- | --- | --- |\n'
  .. '| **Program Execution** (40%) | Lands | Leads |\n| Influence | Aligns | Changes |\n'
local header = '---\ncareer:\n  kind: %s\n  level: Senior\n  target: Staff\n---\n\n'
local body = '# Case\n\n## History\n\n- 🚀 Été: cut wait from 9 to 3 days ([log](log.md)) #program-execution\n'
  .. '- Cut cost by 20%% [[Program Execution]] and program execution\n\n## Program Execution\n\n'
  .. '- 影響 [Program Execution](matrix.md#program-execution) #program_execution `#program-execution`\n'
local texts = {
  ['promotion.md'] = header:format('promotion') .. body:gsub('%%%%', '%%'),
  ['brag.md'] = (header:format('brag') .. body:gsub('%%%%', '%%')):gsub('\n', '\r\n'),
  ['matrix.md'] = matrix,
  ['notes.md'] = '# Notes\n\n#program-execution [[Program Execution]]\n',
}

local function write(name, text)
  local out = assert(io.open(folder .. '/' .. name, 'wb'))
  out:write(text)
  out:close()
end

-- What a buffer would write, with its line ends.
local function text_of(name)
  local buffer = vim.fn.bufnr(folder .. '/' .. name)
  if buffer < 0 or not vim.api.nvim_buf_is_loaded(buffer) then
    local input = assert(io.open(folder .. '/' .. name, 'rb'))
    local text = input:read('*a')
    input:close()
    return text
  end
  local ending = vim.bo[buffer].fileformat == 'dos' and '\r\n' or '\n'
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), ending) .. ending
end

local function renamed(text)
  local code = '`#program-execution`'
  text = text:gsub(vim.pesc(code), '\1')
  text = text:gsub('#program%-execution', '#delivery-craft'):gsub('#program_execution', '#delivery_craft')
  text = text:gsub('%[%[Program Execution%]%]', '[[Delivery Craft]]'):gsub('## Program Execution', '## Delivery Craft')
  text = text:gsub('%[Program Execution%]%(', '[Delivery Craft]('):gsub('%*%*Program Execution%*%*', '**Delivery Craft**')
  return (text:gsub('\1', function() return code end))
end

local function go(text)
  for index, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local from = line:find(text, 1, true)
    if from then return vim.api.nvim_win_set_cursor(0, { index, from + 1 }) end
  end
  error('no line has ' .. text)
end

local function all(texts_wanted, name)
  for one, wanted in pairs(texts_wanted) do
    local has = text_of(one)
    check(has == wanted, name .. ': ' .. one, vim.inspect(has))
  end
end

local function run()
  support.version()
  if vim.fn.has('nvim-0.8') == 0 then return support.log('this Neovim is older than what is tried here') end
  vim.fn.mkdir(folder, 'p')
  for name, text in pairs(texts) do write(name, text) end
  vim.o.hidden = true
  support.open(editors, file)
  local client
  check(wait(10000, function()
    client = support.client()
    return client ~= nil
  end), 'the client starts')
  vim.cmd('edit ' .. vim.fn.fnameescape(folder .. '/brag.md'))
  check(vim.bo.fileformat == 'dos', 'the second document has other line ends')
  -- Edited and not saved: what the editor has is what counts.
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '- 🚀 not saved #program-execution' })
  -- What comes next is undone on its own.
  vim.cmd('let &undolevels = &undolevels')
  texts['brag.md'] = text_of('brag.md')
  vim.cmd('buffer ' .. vim.fn.bufnr(file))

  go('[[Program Execution]]')
  vim.lsp.buf.definition()
  check(wait(10000, function() return vim.api.nvim_buf_get_name(0):find('matrix.md', 1, true) ~= nil end),
    'a citation leads to the matrix', vim.api.nvim_buf_get_name(0))
  check(wait(2000, function() return vim.api.nvim_get_current_line():find('**Program Execution**', 1, true) ~= nil end),
    'and to its row', vim.api.nvim_get_current_line())
  vim.cmd('buffer ' .. vim.fn.bufnr(file))

  go('[[Program Execution]]')
  vim.lsp.buf.rename('Delivery Craft')
  check(wait(10000, function() return text_of('promotion.md') ~= texts['promotion.md'] end), 'the rename is made')
  local wanted = {}
  for name, text in pairs(texts) do wanted[name] = name == 'notes.md' and text or renamed(text) end
  all(wanted, 'renamed')

  -- Each file is undone on its own, as Neovim has it.
  for _, name in ipairs({ 'promotion.md', 'brag.md', 'matrix.md' }) do
    vim.cmd('buffer ' .. vim.fn.bufnr(folder .. '/' .. name))
    vim.cmd('silent undo')
  end
  all(texts, 'undone')
  for _, name in ipairs({ 'promotion.md', 'brag.md', 'matrix.md' }) do
    vim.cmd('buffer ' .. vim.fn.bufnr(folder .. '/' .. name))
    vim.cmd('silent redo')
  end
  all(wanted, 'made again')

  vim.cmd('buffer ' .. vim.fn.bufnr(file))
  vim.wait(200)
  go('[[Delivery Craft]]')
  vim.lsp.buf.rename('Program Execution')
  check(wait(10000, function() return text_of('promotion.md') == texts['promotion.md'] end), 'it is renamed back')
  all(texts, 'renamed back')
  if vim.lsp.enable and vim.lsp.config then vim.lsp.enable('career_ls', false) end
  vim.lsp.stop_client(client.id)
end

local good, message = xpcall(run, debug.traceback)
support.finish(not good and message or nil)
