"""Simplified Chinese."""

from __future__ import annotations

_ENCODING = "导入时加上 `--encoding 名称`"
_MEND = "修正文件后重新导入"
_DOUBLE = "将带引号的字段内的引号写成两个，然后重新导入"
WORDS = {
    "member": ("答卷取自压缩包中的 {name}；压缩包中还有 {others}。", "导入时加上 `--member 名称`"),
    "sheet": ("答卷取自工作表 {name}（{size}）；工作簿中还有 {others}。", "导入时加上 `--sheet 名称`"),
    "html": ("无论扩展名是什么，此文件实为 HTML 网页；读取的是其中最大的表格。", ""),
    "encoding-option": ("按 `--encoding` 的指定，以 {encoding} 编码读取文本。", ""),
    "encoding-mark": ("根据字节顺序标记，以 {encoding} 编码读取文本。", ""),
    "encoding-wide": ("以 {encoding} 编码读取文本：字节隔位为零，是 UTF-16 的特征。", _ENCODING),
    "encoding-guess": ("以 {encoding} 编码读取文本：文件不是 UTF-8，而按此编码读出的非 ASCII 字符最为常见。", _ENCODING),
    "encoding-guess-lines": (
        "以 {encoding} 编码读取文本：文件不是 UTF-8，而按此编码读出的非 ASCII 字符（{lines}）最为常见。",
        _ENCODING,
    ),
    "encoding-close": (
        "以 {encoding} 编码读取文本：文件不是 UTF-8，而按此编码读出的非 ASCII 字符（{lines}）最为常见。也可能是 {others}。",
        _ENCODING,
    ),
    "encoding-other": ("以 {encoding} 编码读取文本：文本并非文件所声明的编码。", _ENCODING),
    "encoding-no-language": ("以 {encoding} 编码读取文本：若按文件所声明的编码读取，得到的是乱码。", _ENCODING),
    "bytes": ("{lines}含有不属于 {encoding} 编码的字节，均显示为 {sign}。", f"{_MEND}，或{_ENCODING}"),
    "controls": ("{lines}含有不属于文本的控制字符，均显示为 {sign}。", _MEND),
    "controls-columns": ("{columns} 列含有不属于文本的控制字符，均显示为 {sign}。", _MEND),
    "one-column": ("未找到分隔符：文件只有一列。", "导入时加上 `--delimiter 符号`"),
    "delimiter": ("字段以 `{sign}` 分隔。", "导入时加上 `--delimiter 符号`"),
    "delimiter-option": ("按 `--delimiter` 的指定，字段以 `{sign}` 分隔。", ""),
    "delimiter-file": ("按文件首行的声明，字段以 `{sign}` 分隔。", "导入时加上 `--delimiter 符号`"),
    "escape": ("带引号的字段内，引号前有反斜杠；读取时已去掉反斜杠。", ""),
    "literal": ("{lines}有未闭合的引号，按普通字符读取。", _DOUBLE),
    "lenient": ("{lines}的右引号之后还有文字，按字段内容读取。", _DOUBLE),
    "unnamed": ("首行的列名比列数少一个：第一列没有列名，这是 R 的写法。", ""),
    "blank": ("已跳过空行：{lines}。", ""),
    "short": ("字段较少的行，末尾以空单元格补足：{lines}。", ""),
    "shifted": (
        "字段多于表头的行，其答案已错位，故予排除：{lines}。",
        "将含有分隔符的字段加上双引号，或导入时用 `--delimiter` 指定正确的分隔符",
    ),
    "cut": ("文件在最后一条记录中途结束，该记录已排除：{lines}。", "重新导出文件"),
    "lists": ("{column} 列中的列表以 {sign} 连接。", ""),
    "weight": ("文件声明 {name} 为权重变量。", "导入时加上 `--weight 列名`"),
    "errors": ("含错误值（如 #N/A）的单元格按空白读取：{cells}。", "在工作簿中修正后重新导入"),
    "uncomputed": (
        "文件中没有计算结果的公式按空白读取：{cells}。",
        "用 Excel 或 LibreOffice 打开工作簿并保存（保存时会计算结果），然后重新导入",
    ),
}
