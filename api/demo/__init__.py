"""The demonstration: one published matter from proposal to closed, with every shortcut refused.

Published facts keep their source; everything else is marked 示例 (illustrative).
"""
