"""How names from elsewhere, and those of the language itself, are told in scripts that do not spell names.

`foreign`: what surely is a name from elsewhere; `transcribed`: what may be read by its
sound as one; `native`: how names of the language are spelled in Latin letters.
Regular expressions of the lists of that name of `[name]`.
"""

_OFTEN = (
    "阿埃艾爱安昂奥巴芭白拜班邦包保鲍贝本彼毕宾波玻伯勃博布采查察楚茨达戴黛丹道德登邓迪蒂丁顿厄恩尔法范菲费芬冯佛弗夫福盖甘冈"
    "戈哥格葛根贡古圭哈海汉豪赫亨洪侯胡怀惠霍基吉加贾简杰捷金津卡凯坎康考柯科克肯孔库夸奎昆拉莱兰朗劳勒雷蕾里利丽莉连列琳林龙"
    "隆卢鲁路伦罗洛吕马玛迈曼芒毛梅门蒙米密缅敏缪摩莫墨默姆穆纳娜乃奈南瑙内嫩尼妮宁纽努诺欧帕派潘庞培佩彭蓬皮匹珀普齐奇恰乔琴"
    "丘琼热荣茹儒若撒萨塞赛桑瑟森沙莎尚绍舍申圣施什史士舒朔斯丝松苏素索塔泰坦唐陶特滕廷图托瓦娃万旺威韦维魏温翁沃乌武西希锡席"
    "夏肖谢辛欣雄休许逊雅亚延扬杨耶叶伊因英尤约泽扎詹章珍朱卓佐兹比多娅纪治翰廉理易汤可罕汀得赖柏碧翠崔萝芙娥苔荻狄俄胥诗洁嘉"
    "琪芝杜蓓珊雯雪玫曹赞策岑谭滨乍兴宏朋宗仁庆卜戎昔辰梭甫盛帅葡蓝虎裴贞郎铎霞颂"
)
"""Characters that transcribe names in Chinese."""
_HARDLY_ELSE = (
    "埃奥芭鲍勃茨黛迪蒂顿厄尔菲弗夫戈葛赫霍贾卡凯坎柯克奎昆莱朗勒蕾莉琳卢鲁伦罗洛玛曼缪莫默姆穆娜奈瑙妮诺帕潘庞佩珀琼茹撒萨塞"
    "瑟莎舍斯丝塔坦特滕廷瓦娃韦沃锡逊耶伊詹佐兹娅尼巴"
)
"""Those of them that hardly do anything else."""
_RUN = f"[{_OFTEN}]"
FOREIGN = {
    "Kana": "[ァ-ヺー]{3,}(?:[・＝][ァ-ヺー]+)*",
    "Hani": f"(?=(?:{_RUN}*[{_HARDLY_ELSE}]){{2}}){_RUN}{{3,}}(?:[·・•]{_RUN}+)*",
}
TRANSCRIBED = {"Hani": f"{_RUN}+"}
_JAPANESE = (
    "[kgsztdnhbpmr]?y?[aiueo]|(?:sh|ch|j|ts|f|w)[aiueo]",
    "n(?![aiueo])|(?<=[aiueo])h(?![aiueo])|[kstp](?=[kstpc])",
)
_PINYIN = (
    "a(?:i|o|ng?)?|o(?:u|ng)?|e(?:i|ng?|r)?|i(?:a(?:o|ng?)?|e|u|n?g?|ong)?",
    "u(?:a(?:i|ng?)?|e|i|o|n)?|v",
)
NATIVE = {
    "Kana": f"(?:{'|'.join(_JAPANESE)})+",
    "Hani": f"(?:(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:{'|'.join(_PINYIN)}))+",
}
